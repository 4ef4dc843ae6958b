"""Markdown to HTML, at import or save, never per request. nh3 has the last word on all of it, by our own lists.

`render_content` is for the library: highlighted code, programs that a script can make runnable, predict-first blocks,
lesson links, inlined pictures. `render_note` is for learners: nothing is loaded from anywhere, and nothing has an id.

What a script finds in lessons:

    <figure class="code" data-run data-stdin="4" data-continues data-error>
      <pre class="highlight"><code class="language-python">…</code></pre>      its textContent is the source
      <div class="code-input"><p class="code-label">Input</p><pre><kbd>…</kbd></pre></div>
      <div class="code-output"><p class="code-label">Output</p><pre><samp>…</samp></pre></div>
    </figure>

A predict-first block has `data-predict` in place of `data-run`, and a closed `<details class="code-output">` holds its
output. A fence that is only shown has neither. Every `pre` with a long line has `tabindex="0"`, so that it can be
scrolled with the keyboard.
"""

import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Any

import nh3
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers.configs import TOMLLexer
from pygments.lexers.data import JsonLexer
from pygments.lexers.python import PythonConsoleLexer, PythonLexer
from pygments.lexers.shell import BashLexer
from pygments.token import STANDARD_TYPES

from courses.library import pictures as svg
from courses.library.fences import FenceInfo, parse_info
from courses.library.prose import LESSON_LINK, content_parser

# A short list on purpose: learners choose the language of a fence, and some lexers can be made to run for minutes.
LEXERS = {"python": PythonLexer, "pycon": PythonConsoleLexer, "bash": BashLexer, "toml": TOMLLexer, "json": JsonLexer}

PHONE_COLUMNS = 32
"""Characters of code that fit on the narrowest phone, 320 px wide; longer lines scroll."""

LONG_NOTE = 20_000
"""Characters from which a note's code is not highlighted any more: that takes some 50 µs a character."""

LONG_PARAGRAPH = 5_000
"""Characters from which a paragraph of a note is shown as plain text: links inside links take quadratic time."""

HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
NOTE_TAGS = HEADINGS | {
    *("p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "s", "a", "hr", "br", "span", "div"),
    *("table", "thead", "tbody", "tr", "th", "td", "figure"),
}
NOTE_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "pre": {"tabindex"}, "div": {"tabindex"}}
FIGURE_DATA = {"data-run", "data-predict", "data-stdin", "data-continues", "data-error"}
CLASSES = {
    "figure": {"code"},
    "pre": {"highlight"},
    "code": {f"language-{name}" for name in LEXERS},
    "div": {"code-input", "code-output", "table-responsive"},
    "details": {"code-output"},
    "p": {"code-label"},
    "span": {*STANDARD_TYPES.values(), "picture"} - {""},
    "th": {"text-start", "text-center", "text-end"},
    "td": {"text-start", "text-center", "text-end"},
}
SCHEMES = {"http", "https", "mailto"}

_note_cleaner = nh3.Cleaner(
    tags=NOTE_TAGS,
    attributes=NOTE_ATTRIBUTES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    link_rel="nofollow noopener noreferrer",
)
_content_cleaner = nh3.Cleaner(
    tags=NOTE_TAGS | {"details", "summary", "samp", "kbd"} | svg.ELEMENTS,
    attributes={
        **NOTE_ATTRIBUTES,
        **{heading: {"id"} for heading in HEADINGS},
        **{element: set(svg.ATTRIBUTES) for element in svg.ELEMENTS},
        "svg": {*svg.ATTRIBUTES, "role", "aria-label"},
        "figure": FIGURE_DATA,
    },
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    link_rel="noopener noreferrer",
)


def _no_lesson(course: str, lesson: str) -> str:
    raise ValueError(f"this text cannot link to a lesson: {course}/{lesson}")


@dataclass(frozen=True)
class Surroundings:
    """What a text of the library refers to: URLs of lessons by course and lesson, and pictures by name as clean SVG."""

    lesson_url: Callable[[str, str], str] = _no_lesson
    pictures: Mapping[str, str] = field(default_factory=dict)


def render_content(text: str, around: Surroundings | None = None, *, anchors: bool = False) -> str:
    """A text of the library as safe HTML. With `anchors`, headings get ids (one such text a page).

    Raises ValueError for a link or picture that `around` does not know: check the files first.
    """
    tokens = _content.parse(text)
    if anchors:
        _give_ids(tokens)
    env = {"around": around or Surroundings()}
    return _content_cleaner.clean(_content.renderer.render(_join_outputs(tokens), _content.options, env)).strip()


def render_inline(text: str, around: Surroundings | None = None) -> str:
    """One line of the library, such as a question's stem, as safe HTML without a paragraph around it."""
    return _content_cleaner.clean(_content.renderInline(text, {"around": around or Surroundings()}))


def render_code(line: str) -> str:
    """One line of Python as safe, highlighted HTML."""
    return _content_cleaner.clean(f'<code class="language-python">{_highlighted(line, "python").rstrip()}</code>')


def render_note(text: str) -> str:
    """A learner's note as safe HTML: pictures become links, so that nothing is loaded, and HTML is shown as text."""
    return _note_cleaner.clean(_note.render(text, {"highlights": len(text) < LONG_NOTE})).strip()


def _highlighted(source: str, language: str) -> str:
    lexer = LEXERS.get(language)
    if lexer is None:
        return escape(source)
    # The lexer would drop empty lines at the start, and line numbers in error messages would no longer fit.
    return highlight(source, lexer(stripnl=False), HtmlFormatter(nowrap=True))


def _give_ids(tokens: Sequence[Token]) -> None:
    """Ids for headings, from their words; `section-` keeps them apart from the page's own ids."""
    taken: dict[str, int] = {}
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            words = "".join(t.content for t in inline.children or () if t.type in {"text", "code_inline"})
            slug = re.sub(r"[\W_]+", "-", words.lower()).strip("-")
            taken[slug] = taken.get(slug, 0) + 1
            opening.attrSet("id", f"section-{slug}" if taken[slug] == 1 else f"section-{slug}-{taken[slug]}")


def _join_outputs(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each output fence taken into the program before it."""
    kept: list[Token] = []
    for token in tokens:
        program = kept[-1] if kept and kept[-1].type == "fence" else None
        if program and _is_fence(token, "output") and _is_fence(program, "python"):
            program.meta["output"] = token.content
        else:
            kept.append(token)
    return kept


def _is_fence(token: Token, language: str) -> bool:
    return token.type == "fence" and token.info.split()[:1] == [language]


Env = MutableMapping[str, Any]
Rule = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, Env], str]


def _content_fence(_renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: Env) -> str:
    token = tokens[at]
    info = parse_info(token.info)
    flags = "".join(f" data-{flag}" for flag in ("run", "predict", "continues", "error") if flag in info.flags)
    stdin = f' data-stdin="{escape(info.stdin)}"' if info.stdin else ""
    return (
        f'<figure class="code"{flags}{stdin}>{_source(token.content, info.language)}'
        f"{_input(info)}{_output(info, token.meta.get('output'))}</figure>\n"
    )


def _source(source: str, language: str) -> str:
    name = f' class="language-{language}"' if language in LEXERS else ""
    return f'<pre class="highlight"{_scrolls(source)}><code{name}>{_highlighted(source, language)}</code></pre>'


def _scrolls(text: str) -> str:
    return ' tabindex="0"' if any(len(line) > PHONE_COLUMNS for line in text.splitlines()) else ""


def _input(info: FenceInfo) -> str:
    if not info.stdin:
        return ""
    label = escape(gettext("Input"))
    text = f"<pre{_scrolls(info.stdin)}><kbd>{escape(info.stdin)}</kbd></pre>"
    return f'<div class="code-input"><p class="code-label">{label}</p>{text}</div>'


def _output(info: FenceInfo, output: str | None) -> str:
    if output is None:
        return ""
    shown = f"<pre{_scrolls(output)}><samp>{escape(output)}</samp></pre>"
    if "predict" in info.flags:
        label = escape(gettext("Show what it prints"))
        return f'<details class="code-output"><summary>{label}</summary>{shown}</details>'
    return f'<div class="code-output"><p class="code-label">{escape(gettext("Output"))}</p>{shown}</div>'


def _note_fence(_renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, env: Env) -> str:
    language = (tokens[at].info.split() or [""])[0] if env["highlights"] else ""
    return f'<figure class="code">{_source(tokens[at].content, language)}</figure>\n'


def _content_image(_renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, env: Env) -> str:
    token = tokens[at]
    source = str(token.attrs["src"])
    picture = env["around"].pictures.get(source)
    if picture is None:
        raise ValueError(f"there is no picture {source}")
    named = picture.replace("<svg", f'<svg role="img" aria-label="{escape(token.content)}"', 1)
    return f'<span class="picture">{named}</span>'


def _note_image(_renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: Env) -> str:
    source = str(tokens[at].attrs["src"])
    return f'<a href="{escape(source)}">{escape(tokens[at].content or source)}</a>'


def _lesson_link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: Env) -> str:
    match = LESSON_LINK.match(str(tokens[at].attrs.get("href", "")))
    if match:
        tokens[at].attrSet("href", env["around"].lesson_url(match[1], match[2]))
    return renderer.renderToken(tokens, at, options, env)


def _heading(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: Env) -> str:
    """A first-level heading becomes a second-level one: the page's own title is the first."""
    if tokens[at].tag == "h1":
        tokens[at].tag = "h2"
    return renderer.renderToken(tokens, at, options, env)


def _cell(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: Env) -> str:
    """Alignment as a class, where the parser writes the `style` attribute that the site forbids."""
    side = str(tokens[at].attrs.pop("style", "")).rpartition(":")[2]
    if side:
        tokens[at].attrSet("class", {"left": "text-start", "center": "text-center", "right": "text-end"}[side])
    return renderer.renderToken(tokens, at, options, env)


def _wide(html: str) -> Rule:
    return lambda *_args: html


def _with_rules(parser: MarkdownIt, rules: Mapping[str, Rule]) -> MarkdownIt:
    common: dict[str, Rule] = {
        "heading_open": _heading,
        "heading_close": _heading,
        "th_open": _cell,
        "td_open": _cell,
        "table_open": _wide('<div class="table-responsive" tabindex="0"><table>\n'),
        "table_close": _wide("</table></div>\n"),
    }
    for name, rule in {**common, **rules}.items():
        parser.add_render_rule(name, rule)
    return parser


def _short_inline(state: StateCore) -> None:
    """The parser's own step for what stands inside of a block, but for blocks that are too long for it."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) < LONG_PARAGRAPH:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            # A special text is one in which addresses are not looked for.
            token.children.append(Token("text_special", "", 0, content=token.content))


def _note_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
    parser.enable(["table", "strikethrough", "linkify"])
    parser.core.ruler.at("inline", _short_inline)
    # Without this `main.py` would become a link to Paraguay.
    if parser.linkify is not None:
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    return parser


_content = _with_rules(content_parser(), {"fence": _content_fence, "image": _content_image, "link_open": _lesson_link})
_note = _with_rules(_note_parser(), {"fence": _note_fence, "image": _note_image})
