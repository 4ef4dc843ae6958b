"""Grading a quiz: pure, without a database, and without running any code.

A question is its id (a `Question`'s slug) and its `data`, plain JSON that `courses.library.data` writes at import:

    {"kind": "single" | "multiple", "options": [OPTION, ...]}
    {"kind": "short", "right": [text, ...], "wrong": [WRONG, ...]}
    {"kind": "predict", "options": [OPTION, ...]}            a choice: the key is the right option
    {"kind": "predict", "key": text}                         typed
    {"kind": "blanks", "blanks": [{"right": [...], "wrong": [...]}, ...]}
    {"kind": "order", "lines": [LINE, ...], "accepted": [[text, ...], ...]}

    OPTION  {"id", "html", "right", "feedback_html", "misconception"}
    WRONG   {"text", "feedback_html", "misconception"}
    LINE    {"id", "html", "text", "feedback_html", "misconception"}; `text` without its indentation, the last two for a
            line that does not belong, else empty

An answer is plain JSON too, and None or nothing at all when the learner left the question out:

    single, predict as a choice   the id of an option
    multiple                      a list of ids of options
    short, predict typed          a text
    blanks                        {"1": text, "2": text}, by the number of the blank
    order                         [{"line": id, "indent": steps}, ...], first line first

`data` holds the key. What a page may see of it is `courses.quiz_forms.Control`, which also names the form's fields.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

INDENT = " " * 4
"""One step of indentation in an `order` question."""

BLANK = "____"
"""Stands for a blank in the program of a `blanks` question, and nowhere else in its body."""

MAX_TEXT = 2_000
"""Characters of one typed answer: room for any output a question may ask for."""


class Placed(TypedDict):
    """One line of an answer to an `order` question."""

    line: str
    indent: int


Data = Mapping[str, Any]
Answer = str | list[str] | dict[str, str] | list[Placed] | None


class AnswerError(ValueError):
    """An answer that does not fit its question, so that nothing of the attempt may be kept."""

    def __init__(self, question: str, message: str) -> None:
        super().__init__(f"{question}: {message}")
        self.question = question
        self.message = message


@dataclass(frozen=True)
class Feedback:
    """What to say to one wrong thing that the learner chose or typed."""

    html: str
    misconception: str


@dataclass(frozen=True)
class Result:
    """How one question was answered."""

    question: str
    answer: Answer
    is_right: bool
    feedback: tuple[Feedback, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer at all; blanks that were all left empty are none."""
        if isinstance(self.answer, dict):
            return any(blank.strip() for blank in self.answer.values())
        return bool(self.answer.strip() if isinstance(self.answer, str) else self.answer)

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The slugs of the beliefs behind the answer, each once."""
        return tuple(dict.fromkeys(item.misconception for item in self.feedback))


@dataclass(frozen=True)
class Graded:
    """All questions of a quiz, in its order; one point a question (DESIGN.md, "What counts as complete")."""

    results: tuple[Result, ...]

    @property
    def score(self) -> int:
        """How many questions were answered right."""
        return sum(result.is_right for result in self.results)

    @property
    def max_score(self) -> int:
        """How many questions there are."""
        return len(self.results)


def grade(questions: Iterable[tuple[str, Data]], answers: Mapping[str, Answer]) -> Graded:
    """Grade `answers`, by question id. A question left out is wrong.

    Raises AnswerError when an answer names a question or an option that is not there, or names one twice.
    """
    asked = dict(questions)
    for question in answers:
        if question not in asked:
            raise AnswerError(question, "this quiz has no such question")
    return Graded(tuple(_result(question, data, answers.get(question)) for question, data in asked.items()))


def _result(question: str, data: Data, answer: Answer) -> Result:
    if not answer:
        return Result(question, None, False)
    is_right, feedback = _GRADERS[kind_of(data)](question, data, answer)
    return Result(question, answer, is_right, tuple(feedback))


def kind_of(data: Data) -> str:
    """How a question is answered: by its kind, where `predict` is `single` with options and `output` without."""
    kind = str(data.get("kind", "single"))
    if kind == "predict":
        return "single" if "options" in data else "output"
    return kind


Verdict = tuple[bool, list[Feedback]]


def _single(question: str, data: Data, answer: Answer) -> Verdict:
    if not isinstance(answer, str):
        raise AnswerError(question, "this question takes one option")
    return _multiple(question, data, [answer])


def _multiple(question: str, data: Data, answer: Answer) -> Verdict:
    if not isinstance(answer, list) or not all(isinstance(item, str) for item in answer):
        raise AnswerError(question, "this question takes options")
    options = {option["id"]: option for option in data.get("options", [])}
    for item in answer:
        if item not in options:
            raise AnswerError(question, "this question has no such option")
    if len(set(map(str, answer))) < len(answer):
        raise AnswerError(question, "an option is named twice")
    chosen = [option for option in options.values() if option["id"] in answer]
    is_right = {option["id"] for option in options.values() if option["right"]} == set(map(str, answer))
    return is_right, [_feedback(option) for option in chosen if not option["right"]]


def _short(question: str, data: Data, answer: Answer) -> Verdict:
    given = normalise(checked_text(question, answer))
    is_right = given in map(normalise, data["right"])
    return is_right, [_feedback(wrong) for wrong in data["wrong"] if normalise(wrong["text"]) == given]


def _output(question: str, data: Data, answer: Answer) -> Verdict:
    return trimmed(checked_text(question, answer)) == trimmed(data["key"]), []


def _blanks(question: str, data: Data, answer: Answer) -> Verdict:
    if not isinstance(answer, dict):
        raise AnswerError(question, "this question takes a text for each blank")
    blanks = {str(number): blank for number, blank in enumerate(data["blanks"], 1)}
    for number in answer:
        if number not in blanks:
            raise AnswerError(question, "this question has no such blank")
    verdicts = [_short(question, blank, answer.get(number, "")) for number, blank in blanks.items()]
    return all(is_right for is_right, _said in verdicts), [item for _right, said in verdicts for item in said]


def _order(question: str, data: Data, answer: Answer) -> Verdict:
    placed = [_placed(question, item) for item in answer] if isinstance(answer, list) else []
    if not placed:
        raise AnswerError(question, "this question takes lines in order")
    lines = {line["id"]: line for line in data["lines"]}
    if len({item["line"] for item in placed}) < len(placed):
        raise AnswerError(question, "a line is used twice")
    for item in placed:
        if item["line"] not in lines:
            raise AnswerError(question, "this question has no such line")
    built = [INDENT * item["indent"] + lines[item["line"]]["text"] for item in placed]
    wrong = [lines[item["line"]] for item in placed if lines[item["line"]]["misconception"]]
    return built in data["accepted"], [_feedback(line) for line in wrong]


_GRADERS: dict[str, Callable[[str, Data, Answer], Verdict]] = {
    "single": _single,
    "multiple": _multiple,
    "short": _short,
    "output": _output,
    "blanks": _blanks,
    "order": _order,
}


def _placed(question: str, item: object) -> Placed:
    match item:
        case {"line": str(line), "indent": int(indent)} if 0 <= indent < 100:
            return {"line": line, "indent": indent}
        case _:
            raise AnswerError(question, "this question takes lines in order")


def _feedback(wrong: Data) -> Feedback:
    return Feedback(wrong.get("feedback_html", ""), wrong["misconception"])


def checked_text(question: str, answer: object) -> str:
    """`answer` as a text that can be kept. Raises AnswerError for anything else, a NUL character or too long a text."""
    if not isinstance(answer, str):
        raise AnswerError(question, "this question takes a text")
    if len(answer) > MAX_TEXT:
        raise AnswerError(question, f"this answer is longer than {MAX_TEXT} characters")
    if "\0" in answer:
        raise AnswerError(question, "this answer holds a NUL character")
    return answer


_PIECE = re.compile(r"""(?P<quote>["'])(?P<inside>(?:\\.|(?!(?P=quote))[^\\])*+)(?P=quote)|\s+""", re.DOTALL)


def normalise(text: str) -> str:
    """`text` as short answers and blanks are compared: no blanks outside of quotes, one kind of quotes (CONTENT.md).

    A quote that is never closed, such as an apostrophe, is an ordinary character.
    """
    return _PIECE.sub(lambda piece: _double_quoted(piece["inside"]) if piece["quote"] else "", text)


def _double_quoted(inside: str) -> str:
    """A string's inside between double quotes, with a backslash before those quotes alone that now need one."""
    other = {"\\'": "'", '"': '\\"'}
    return '"' + re.sub(r'\\.|"', lambda found: other.get(found[0], found[0]), inside, flags=re.DOTALL) + '"'


def trimmed(text: str) -> list[str]:
    """The lines of an output as they are compared: without trailing blanks on lines and at the end (CONTENT.md)."""
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return lines


@dataclass(frozen=True)
class Shown:
    """An answer for people to read: options as HTML from the library, or texts that the page must escape."""

    html: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def show_answer(data: Data, answer: Answer) -> Shown:
    """What the learner answered. Options and lines that an edited question has no more are left out."""
    match answer:
        case dict():
            return Shown(texts=tuple(answer.get(str(number), "") for number, _ in enumerate(data.get("blanks", []), 1)))
        case [{"line": _}, *_]:
            lines = {line["id"]: line["text"] for line in data.get("lines", [])}
            placed = [item for item in answer if isinstance(item, dict) and item["line"] in lines]
            return Shown(texts=("\n".join(INDENT * item["indent"] + lines[item["line"]] for item in placed),))
        case str() if "options" not in data:
            return Shown(texts=(answer,))
        case str() | list():
            chosen = [answer] if isinstance(answer, str) else answer
            return Shown(html=tuple(option["html"] for option in data.get("options", []) if option["id"] in chosen))
    return Shown()


def show_right(data: Data) -> Shown:
    """The right answer, for a learner who has passed; of several right ones the first."""
    match kind_of(data):
        case "single" | "multiple":
            return Shown(html=tuple(option["html"] for option in data.get("options", []) if option["right"]))
        case "short":
            return Shown(texts=(data["right"][0],))
        case "output":
            return Shown(texts=(data["key"],))
        case "blanks":
            return Shown(texts=tuple(blank["right"][0] for blank in data["blanks"]))
    return Shown(texts=("\n".join(data["accepted"][0]),))
