"""A checked question as the JSON that `courses.quizzes` grades by and that its row stores, the key included."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Any

from courses.library.structure import Blanks, Choice, Option, Order, Predict, QuestionFile, Typed

Json = dict[str, Any]


@dataclass(frozen=True)
class Renderer:
    """How Markdown becomes HTML: whole texts, one line without a paragraph around it, and a line of Python."""

    block: Callable[[str], str]
    inline: Callable[[str], str]
    code: Callable[[str], str]


def question_data(question: QuestionFile, render: Renderer, say: Mapping[str, str]) -> Json:
    """The JSON of `question`; its form is described in `courses.quizzes`. `say` has the text of each misconception."""
    answers = question.answers
    data: Json
    match answers:
        case Choice():
            data = {"options": _options(question.id, answers.options, render)}
        case Typed():
            data = _typed(answers, render)
        case Predict(options=()):
            data = {"key": answers.key}
        case Predict():
            key = Option(_as_markdown(answers.key), right=True)
            data = {"options": _options(question.id, (key, *answers.options), render)}
        case Blanks():
            data = {"blanks": [_typed(blank, render) for blank in answers.blanks]}
        case Order():
            data = _order(question.id, answers, render, say)
    return {"kind": question.kind, **data}


def _id(question: str, text: str) -> str:
    """An id that stays when options are moved, and says nothing about being right."""
    return sha256(f"{question}\n{text}".encode()).hexdigest()[:12]


def _options(question: str, options: tuple[Option, ...], render: Renderer) -> list[Json]:
    return [
        {
            "id": _id(question, option.text),
            "html": (render.block if "\n" in option.text else render.inline)(option.text),
            "right": option.right,
            "feedback_html": render.block(option.feedback) if option.feedback else "",
            "misconception": option.misconception,
        }
        for option in options
    ]


def _typed(answers: Typed, render: Renderer) -> Json:
    wrong = [
        {"text": wrong.text, "feedback_html": render.block(wrong.feedback), "misconception": wrong.misconception}
        for wrong in answers.wrong
    ]
    return {"right": list(answers.right), "wrong": wrong}


def _as_markdown(output: str) -> str:
    """An output as the authors of the wrong options write theirs: one line as a code span, more as a fence."""
    text = output.rstrip("\n")
    if "\n" in text or "`" in text:
        marks = next("`" * length for length in count(3) if "`" * length not in text)
        return f"{marks}\n{text}\n{marks}"
    return f"`{text}`"


def _order(question: str, order: Order, render: Renderer, say: Mapping[str, str]) -> Json:
    lines = [(line, "") for line in order.lines]
    lines += [(line, distractor.misconception) for distractor in order.distractors for line in distractor.lines]
    texts = [line.strip() for line, _misconception in lines]
    return {
        "lines": [
            {
                # The same line may stand twice, so its place among its likes is part of the id.
                "id": _id(question, f"{text}\n{texts[:number].count(text)}"),
                "html": render.code(text),
                "text": text,
                "feedback_html": render.block(f"`{text}`: {say[misconception]}") if misconception else "",
                "misconception": misconception,
            }
            for number, (text, (_line, misconception)) in enumerate(zip(texts, lines, strict=True))
        ],
        "accepted": [list(accepted) for accepted in order.accepted],
    }
