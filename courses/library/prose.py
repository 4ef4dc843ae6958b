"""What can be checked in Markdown text without rendering it: its fences, links and pictures."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from courses.library.fences import FenceInfo, lesson_fence, parse_info
from courses.library.structure import CodeFence, ExpectedError, LessonRef
from judge.reading import Notes

LESSON_LINK = re.compile(r"^lesson:([a-z0-9-]+)/([a-z0-9-]+)$")
PICTURE = re.compile(r"^img/[a-z0-9-]+\.svg$")
OUTSIDE_LINK = re.compile(r"^(?:https?://|mailto:|#)")


def content_parser() -> MarkdownIt:
    """The Markdown of the library: CommonMark and tables, no HTML."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Link:
    """A lesson link in a text, with its line in the file."""

    line: int
    target: LessonRef


def read_links(text: str, first_line: int, notes: Notes) -> tuple[list[Link], list[tuple[int, str]]]:
    """The lesson links in `text`, which begins at `first_line` of its file, and the pictures it shows with their lines.

    Links that lead nowhere and pictures without a text are noted as problems.
    """
    links: list[Link] = []
    pictures: list[tuple[int, str]] = []
    for line, token in _inline_tokens(content_parser().parse(text), text.splitlines()):
        if token.type == "link_open":
            links.extend(_link(str(token.attrs["href"]), first_line + line, notes))
        elif token.type == "image":
            pictures.extend(_picture(token, first_line + line, notes))
    return links, pictures


def check_fences(text: str, first_line: int, notes: Notes) -> None:
    """Note fences of `text` that are never closed or whose words cannot be read; programs are not run from there."""
    lines = text.splitlines()
    for token in content_parser().parse(text):
        if token.type == "fence":
            read_info(token, lines, first_line, notes, parse_info)


def read_fences(text: str, first_line: int, notes: Notes) -> tuple[CodeFence, ...]:
    """The programs of `text` that can be run, each with its output; problems of all its fences are noted."""
    return tuple(_Fences(text.splitlines(), first_line, notes).read(content_parser().parse(text)))


def read_info(
    token: Token, lines: list[str], first_line: int, notes: Notes, read: Callable[[str], FenceInfo]
) -> FenceInfo | None:
    """What `read` makes of a fence's words; None, and a problem, when it cannot. An open fence is a problem too."""
    start, end = token.map or (0, 0)
    if end - start < 2 or set(lines[end - 1].strip(" >")) != {token.markup[0]}:
        notes.add(first_line + start, "this fence is never closed")
    try:
        return read(token.info)
    except ValueError as error:
        notes.add(first_line + start, str(error))
        return None


def _inline_tokens(tokens: list[Token], lines: list[str]) -> Iterator[tuple[int, Token]]:
    """Links and pictures with the line, from 0, on which their target stands."""
    for block in tokens:
        if block.type != "inline" or block.map is None:
            continue
        start, end = block.map
        for token in block.children or ():
            target = str(token.attrs.get("href") or token.attrs.get("src") or "")
            if target:
                yield next((i for i in range(start, end) if target in lines[i]), start), token


def _link(href: str, line: int, notes: Notes) -> Iterator[Link]:
    match = LESSON_LINK.match(href)
    if match:
        yield Link(line, LessonRef(match[1], match[2]))
    elif not OUTSIDE_LINK.match(href):
        notes.add(line, f"the link {href} leads nowhere: lessons are linked as lesson:course/lesson")


def _picture(token: Token, line: int, notes: Notes) -> Iterator[tuple[int, str]]:
    source = str(token.attrs["src"])
    if not token.content.strip():
        notes.add(line, f"the picture {source} needs a text for those who do not see it")
    if PICTURE.match(source):
        yield line, source
    else:
        notes.add(line, f"the picture {source} must be one of the lesson's own, such as img/name.svg")


class _Fences:
    """Pairs the runnable fences of a text with the output fences right after them."""

    def __init__(self, lines: list[str], first_line: int, notes: Notes) -> None:
        self.lines = lines
        self.first_line = first_line
        self.notes = notes
        self.any_before = False

    def read(self, tokens: list[Token]) -> Iterator[CodeFence]:
        """The runnable fences, with problems of all fences noted."""
        after: Token | None = None
        for here, following in zip(tokens, [*tokens[1:], None], strict=False):
            if here.type != "fence":
                continue
            info = read_info(here, self.lines, self.first_line, self.notes, lesson_fence)
            if info is None:
                continue
            if info.language == "output":
                if here is not after:
                    self._add(here, "an output fence must stand right after a python run or python predict fence")
            elif info.flags:
                output = following if following is not None and _is_output(following) else None
                after = output
                yield self._fence(here, info, output)

    def _add(self, token: Token, message: str) -> None:
        self.notes.add(self.first_line + (token.map or [0])[0], message)

    def _fence(self, token: Token, info: FenceInfo, output: Token | None) -> CodeFence:
        if "continues" in info.flags and not self.any_before:
            self._add(token, "this fence continues, and there is no fence before it")
        self.any_before = True
        if "predict" in info.flags and output is None:
            self._add(token, "a predict fence needs an output fence right after it")
        shown, error = output.content if output is not None else None, None
        if "error" in info.flags:
            shown, error = self._error(token, output)
        return CodeFence(
            line=self.first_line + (token.map or [0])[0] + 1,
            mode="predict" if "predict" in info.flags else "run",
            source=token.content,
            output=shown,
            stdin=info.stdin,
            continues="continues" in info.flags,
            error=error,
        )

    def _error(self, token: Token, output: Token | None) -> tuple[str | None, ExpectedError | None]:
        if output is None:
            self._add(token, "a fence marked error needs an output fence right after it")
            return None, None
        expected = split_traceback(output.content)
        if expected is None:
            self._add(output, "the output of an error must name its line (line 2) and end with its type (NameError: …)")
            return None, None
        return expected


def _is_output(token: Token) -> bool:
    return token.type == "fence" and token.info.strip() == "output"


def split_traceback(text: str) -> tuple[str, ExpectedError] | None:
    """What an output fence shows before the traceback, and the error it ends in; None when it names no error."""
    head = re.search(r'^(?:Traceback \(most recent call last\):|  File ".*", line \d+.*)$', text, re.MULTILINE)
    *frames, last = (text[head.start() :] if head else text).strip().splitlines() or [""]
    places = re.findall(r"\bline (\d+)", "\n".join(frames) or last)
    kind = re.match(r"([A-Za-z_][\w.]*)(?::|$)", last)
    if not places or kind is None:
        return None
    return (text[: head.start()] if head else ""), ExpectedError(kind[1], int(places[-1]))
