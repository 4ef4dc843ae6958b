"""The line parser of quiz.md: splits questions, options, feedback and fences; the renderer sees only their texts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from courses.library.fences import FenceInfo, quiz_fence
from judge.reading import Notes

_ATTRIBUTE = r"(?:[#.][\w-]+|[\w-]+=[\w-]+)"
ATTRIBUTES = re.compile(rf"\s*\{{\s*({_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*)\s*\}}\s*$")
OPTION = re.compile(r"^- \[([ xX])\](?:\s+(.*))?$")
TYPED = re.compile(r"^([=~])\s+(.*)$")
FENCE = re.compile(r"^(`{3,}|~{3,})\s*([^`]*)$")
WHY = re.compile(r"^> ?why:\s*(.*)$")


@dataclass
class RawAnswer:
    """One option or typed answer; `mark` is `x`, a blank, `=` or `~`."""

    line: int
    mark: str
    text: str
    attributes: dict[str, str]
    feedback: str = ""


@dataclass
class RawFence:
    """A fence in a question's body; `line` is that of its backticks."""

    line: int
    info: FenceInfo
    content: str


@dataclass
class RawQuestion:
    """A question before the rules of its kind are applied."""

    line: int
    stem: str
    attributes: dict[str, str]
    body: list[str] = field(default_factory=list)
    fences: list[RawFence] = field(default_factory=list)
    answers: list[RawAnswer] = field(default_factory=list)
    why: str = ""

    @property
    def kind(self) -> str:
        """The kind named in the heading, `single` when none is."""
        return self.attributes.get("kind", "single")

    @property
    def misconceptions(self) -> list[tuple[int, str]]:
        """The misconceptions that its answers and fences name, with the lines where they do."""
        named = [(answer.line, answer.attributes.get("misconception")) for answer in self.answers]
        named += [(fence.line, dict(fence.info.values).get("misconception")) for fence in self.fences]
        return [(line, slug) for line, slug in named if slug]

    def fence(self, language: str) -> list[RawFence]:
        """Its fences of one language."""
        return [fence for fence in self.fences if fence.info.language == language]


def read_questions(text: str, first_line: int, notes: Notes) -> list[RawQuestion]:
    """Split the text of quiz.md, which begins at `first_line` of its file, into questions."""
    return _Reader(text.splitlines(), first_line, notes).read()


class _Reader:
    def __init__(self, lines: list[str], first_line: int, notes: Notes) -> None:
        self.lines = lines
        self.first_line = first_line
        self.notes = notes
        self.at = 0
        self.questions: list[RawQuestion] = []
        self.steps: list[tuple[re.Pattern[str], Callable[[RawQuestion, re.Match[str]], None]]] = [
            (FENCE, self.fence),
            (WHY, self.why),
            (OPTION, self.option),
            (TYPED, self.typed),
        ]

    def add(self, message: str, at: int | None = None) -> None:
        self.notes.add(self.first_line + (self.at if at is None else at), message)

    def read(self) -> list[RawQuestion]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.startswith("## "):
                self.heading(line)
            elif self.questions:
                self.line(self.questions[-1], line)
            elif line.strip():
                self.add("text stands before the first question (## stem {#id})")
                self.at += 1
            else:
                self.at += 1
        for question in self.questions:
            question.why = question.why.strip()
        return self.questions

    def heading(self, line: str) -> None:
        stem, attributes = self.split_attributes(line[3:], {"#": "id", ".": "kind"}, {"renamed_from"})
        self.questions.append(RawQuestion(self.first_line + self.at, stem.strip(), attributes))
        self.at += 1

    def split_attributes(self, text: str, marks: dict[str, str], names: set[str]) -> tuple[str, dict[str, str]]:
        match = ATTRIBUTES.search(text)
        found: dict[str, str] = {}
        for word in match[1].split() if match else ():
            name, _, value = word.partition("=")
            if word[0] in marks:
                name, value = marks[word[0]], word[1:]
            elif name not in names:
                self.add(f"unknown attribute {word}")
                continue
            if name in found:
                self.add(f"{word}: there can be only one {name}")
            found[name] = value
        return (text[: match.start()] if match else text), found

    def line(self, question: RawQuestion, line: str) -> None:
        for pattern, step in self.steps:
            match = pattern.match(line)
            if match:
                step(question, match)
                return
        if line.strip() and (question.answers or question.why):
            self.add(
                "a line stands after the answers that is neither an answer, nor its indented > feedback, nor > why:"
            )
        else:
            question.body.append(line)
        self.at += 1

    def fence(self, question: RawQuestion, match: re.Match[str]) -> None:
        start = self.at
        end = self.fence_end(start, match[1])
        if question.answers or question.why:
            self.add("a fence stands after the answers; indent it by two blanks when it belongs to an option")
        content = "".join(line + "\n" for line in self.lines[start + 1 : end])
        try:
            info = quiz_fence(match[2])
        except ValueError as error:
            self.add(str(error))
        else:
            question.fences.append(RawFence(self.first_line + start, info, content))
            shown = self.lines[start : end + 1]
            # What is not shown leaves empty lines behind, so that the lines after it keep their numbers.
            question.body.extend([""] * len(shown) if _is_answer(info.language, question.kind) else shown)
        self.at = end + 1

    def fence_end(self, start: int, marks: str) -> int:
        """The index of the line that closes a fence, or behind the last line after noting that none does."""
        closing = re.compile(rf"^\s*{re.escape(marks[0])}{{{len(marks)},}}\s*$")
        for at in range(start + 1, len(self.lines)):
            if closing.match(self.lines[at]):
                return at
        self.add("this fence is never closed", start)
        return len(self.lines)

    def why(self, question: RawQuestion, match: re.Match[str]) -> None:
        if question.why:
            self.add("a question has one > why:")
        words = [match[1]]
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].startswith(">"):
            if WHY.match(self.lines[self.at]):
                break
            words.append(self.lines[self.at][1:].removeprefix(" "))
            self.at += 1
        question.why = "\n".join(words)
        if not question.why.strip():
            self.add("> why: is empty", self.at - 1)

    def option(self, question: RawQuestion, match: re.Match[str]) -> None:
        self.answer(question, match[1].lower(), match[2] or "")

    def typed(self, question: RawQuestion, match: re.Match[str]) -> None:
        self.answer(question, match[1], match[2])

    def answer(self, question: RawQuestion, mark: str, text: str) -> None:
        if question.why:
            self.add("an answer stands after > why:")
        text, attributes = self.split_attributes(text, {}, {"misconception"})
        answer = RawAnswer(self.first_line + self.at, mark, text.strip(), attributes)
        self.at += 1
        more, feedback = self.indented()
        answer.text = "\n".join([answer.text, *more]).strip()
        answer.feedback = "\n".join(feedback).strip()
        question.answers.append(answer)

    def indented(self) -> tuple[list[str], list[str]]:
        """The lines indented under an answer: more of its text, and its feedback."""
        more: list[str] = []
        feedback: list[str] = []
        while self.at < len(self.lines) and self.belongs_to_answer():
            line = self.lines[self.at].removeprefix("  ")
            opening = FENCE.match(line)
            if line.startswith(">"):
                feedback.append(line[1:].removeprefix(" "))
            elif feedback and line.strip():
                self.add("an answer's own text stands before its feedback")
            elif opening:
                end = self.fence_end(self.at, opening[1])
                more.extend(inside.removeprefix("  ") for inside in self.lines[self.at : end])
                more.append(opening[1])
                self.at = end
            elif not feedback:
                more.append(line)
            self.at += 1
        return more, feedback

    def belongs_to_answer(self) -> bool:
        """Whether this line is indented, or is empty and an indented one follows it."""
        following = next((line for line in self.lines[self.at :] if line.strip()), "")
        return following.startswith("  ")


def _is_answer(language: str, kind: str) -> bool:
    """Whether such a fence holds what the learner has to find, and so is no part of the shown body."""
    return language in {"key", "distractor", "check"} or (language == "python" and kind == "order")
