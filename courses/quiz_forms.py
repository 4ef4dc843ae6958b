"""The quiz as an HTML form, which works without JavaScript: its fields, what a page may show, and reading it back.

Every field's name begins with `q-<question id>`; a dot ends the id, which never holds one:

    q-sort-result                 radio buttons (single, predict as a choice), a line (short), a text (predict typed)
    q-leaves-alone                check boxes, the field repeated (multiple)
    q-middle.2                    the text of the second blank (blanks)
    q-rotate-lines.1f0c.place     which place a line has, "" for a line left out, else "1", "2", … (order)
    q-rotate-lines.1f0c.indent    its steps of indentation, "0", "1", … (order)

A script that lets people drag lines only fills in the places and indents. The page:

    controls = [Control(question.slug, question.data, seed, form) for question in questions]
    answers = read_answers([(question.slug, question.data) for question in questions], form)

with `form` the dict of `request.POST.lists()` (or an empty one), so that what was typed comes back after any error.
`seed` is any text that stays the same from showing the form to showing it again, for example the user's id and the
number of attempts so far.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from courses.numbers import whole_number
from courses.quizzes import BLANK, INDENT, Answer, AnswerError, Data, Placed, checked_text, kind_of

PREFIX = "q-"

MIN_INDENTS = 4
"""Steps of indentation that every `order` question offers, so that the offer says nothing about the answer."""

Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class OptionView:
    """One radio button or check box. `html` is safe: it was made and sanitised at import."""

    value: str
    html: str
    checked: bool


@dataclass(frozen=True)
class FieldView:
    """One field for text, with what was typed before."""

    name: str
    value: str


@dataclass(frozen=True)
class LineView:
    """One line of an `order` question with its two fields. `html` is safe."""

    id: str
    html: str
    place: FieldView
    indent: FieldView


class Control:
    """What a page may see of one question: never the key, never which option is right."""

    def __init__(self, question: str, data: Data, seed: str, form: Form | None = None) -> None:
        self.question = question
        self.name = PREFIX + question
        self._data = data
        self._seed = seed
        self._form = form or {}

    @property
    def widget(self) -> str:
        """How to answer: `single`, `multiple`, `short`, `output` (a text of several lines), `blanks` or `order`."""
        return kind_of(self._data)

    @property
    def options(self) -> list[OptionView]:
        """The options of `single` and `multiple`, shuffled by the seed."""
        chosen = self._form.get(self.name, ())
        return [
            OptionView(option["id"], option["html"], option["id"] in chosen)
            for option in self._shuffled(self._data.get("options", []))
        ]

    @property
    def field(self) -> FieldView:
        """The field of `short` and `output`."""
        return self._field(self.name)

    @property
    def blanks(self) -> list[FieldView]:
        """The fields of `blanks`, first to last."""
        return [self._field(f"{self.name}.{number}") for number, _ in enumerate(self._data["blanks"], 1)]

    def body_parts(self, body_html: str) -> list[tuple[str, FieldView | None]]:
        """The body of `blanks` cut at each blank: safe HTML with the field that follows it, None after the last."""
        return list(zip(body_html.split(BLANK), [*self.blanks, None], strict=False))

    @property
    def lines(self) -> list[LineView]:
        """The lines of `order`, those that do not belong among them, shuffled by the seed and never right at once.

        A question left untouched counts as unanswered, which would be hard to understand if it looked right.
        """
        lines = self._shuffled(self._data["lines"])
        accepted = [[text.strip() for text in order] for order in self._data["accepted"]]
        turned = (lines[start:] + lines[:start] for start in range(len(lines)))
        mixed = next((turn for turn in turned if [line["text"] for line in turn] not in accepted), lines)
        return [
            LineView(
                line["id"],
                line["html"],
                self._field(f"{self.name}.{line['id']}.place"),
                self._field(f"{self.name}.{line['id']}.indent"),
            )
            for line in mixed
        ]

    @property
    def places(self) -> list[str]:
        """The places that a line of `order` can take."""
        return [str(number) for number, _ in enumerate(self._data["lines"], 1)]

    @property
    def indents(self) -> list[str]:
        """The steps of indentation that a line of `order` can have."""
        deepest = max(
            (len(text) - len(text.lstrip())) // len(INDENT) for order in self._data["accepted"] for text in order
        )
        return [str(steps) for steps in range(max(MIN_INDENTS, deepest + 1))]

    def _shuffled(self, items: Iterable[Data]) -> list[Data]:
        def position(item: Data) -> str:
            return sha256(f"{self._seed}/{self.question}/{item['id']}".encode()).hexdigest()

        return sorted(items, key=position)

    def _field(self, name: str) -> FieldView:
        return FieldView(name, next(iter(self._form.get(name, ())), ""))


def read_answers(questions: Iterable[tuple[str, Data]], form: Form) -> dict[str, Answer]:
    """The answers in a form, by question id; fields that do not begin with the prefix are somebody else's.

    Raises AnswerError for a question that is not asked, a field sent twice, and a field that its question has not.
    """
    asked = dict(questions)
    fields: dict[str, dict[str, Sequence[str]]] = {}
    for name, values in form.items():
        if name.startswith(PREFIX):
            question, _, part = name.removeprefix(PREFIX).partition(".")
            if question not in asked:
                raise AnswerError(question, "this quiz has no such question")
            fields.setdefault(question, {})[part] = values
    answers = {question: _answer(question, asked[question], parts) for question, parts in fields.items()}
    return {question: answer for question, answer in answers.items() if answer}


def _answer(question: str, data: Data, parts: Mapping[str, Sequence[str]]) -> Answer:
    kind = kind_of(data)
    if kind == "multiple" and set(parts) == {""}:
        return list(parts[""])
    single = {part: _one(question, values) for part, values in parts.items()}
    if kind == "blanks":
        return {part: text for part, text in single.items() if text.strip()}
    if kind == "order":
        return _order(question, data, single)
    if set(single) != {""}:
        raise AnswerError(question, "this question has no such field")
    text = single[""]
    return text if text.strip() else None


def _one(question: str, values: Sequence[str]) -> str:
    if len(values) != 1:
        raise AnswerError(question, "this question is answered twice")
    return checked_text(question, values[0])


def _order(question: str, data: Data, fields: Mapping[str, str]) -> list[Placed]:
    """The lines that have a place, in the order of their places."""
    ids = {line["id"] for line in data["lines"]}
    placed: dict[int, Placed] = {}
    for part, value in fields.items():
        line, _, what = part.partition(".")
        if line not in ids or what not in {"place", "indent"}:
            raise AnswerError(question, "this question has no such field")
        if what == "indent" or not value:
            continue
        place = _number(question, value)
        if place in placed:
            raise AnswerError(question, f"two lines have the place {place}")
        placed[place] = {"line": line, "indent": _number(question, fields.get(f"{line}.indent") or "0")}
    return [placed[place] for place in sorted(placed)]


def _number(question: str, value: str) -> int:
    number = whole_number(value, 2)
    if number is None:
        raise AnswerError(question, "places and indents are small numbers")
    return number
