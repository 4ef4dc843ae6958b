"""A quiz with one question of each kind, in the form that `courses.quizzes` documents."""

from typing import Any

from courses.models import Lesson, Question, Quiz

Kind = Question.Kind


def option(key: str, *, right: bool = False) -> dict[str, Any]:
    """One option of a choice."""
    said = {} if right else {"feedback_html": f"<p>Not {key}, because.</p>", "misconception": f"belief-{key}"}
    return {"id": key, "html": f"<p>Option {key}</p>", "right": right, **said}


def wrong(text: str) -> dict[str, str]:
    """A typed answer that is known to be wrong."""
    return {"text": text, "feedback_html": f"<p>Not {text}, because.</p>", "misconception": f"belief-{text}"}


def line(key: str, text: str, misconception: str = "") -> dict[str, str]:
    """One line to be put in order."""
    return {"id": key, "html": f"<code>{text}</code>", "text": text, "misconception": misconception}


KINDS: dict[Kind, dict[str, Any]] = {
    Kind.SINGLE: {"options": [option("a"), option("b", right=True), option("c")]},
    Kind.MULTIPLE: {"options": [option("a", right=True), option("b"), option("c", right=True)]},
    Kind.SHORT: {"right": ["-1"], "wrong": [wrong("0")]},
    Kind.PREDICT: {"key": "1\n2\n"},
    Kind.BLANKS: {"blanks": [{"right": ["sorted(x)"], "wrong": [wrong("x.sort()")]}, {"right": ["0"], "wrong": []}]},
    Kind.ORDER: {
        "lines": [line("l1", "if x:"), line("l2", "print(x)"), line("l3", "print(y)", "belief-y")],
        "accepted": [["if x:", "    print(x)"]],
    },
}

RIGHT = {
    "q-single": "b",
    "q-multiple": ["a", "c"],
    "q-short": " -1 ",
    "q-predict": "1\r\n2",
    "q-blanks.1": "sorted( x )",
    "q-blanks.2": "0",
    "q-order.l1.place": "1",
    "q-order.l1.indent": "0",
    "q-order.l2.place": "2",
    "q-order.l2.indent": "1",
    "q-order.l3.place": "",
    "q-order.l3.indent": "0",
}
"""The form that answers every question right."""

WRONG = {
    "q-single": "a",
    "q-multiple": ["a", "b"],
    "q-short": "0",
    "q-predict": "12",
    "q-blanks.1": "x.sort()",
    "q-blanks.2": "0",
    "q-order.l1.place": "2",
    "q-order.l2.place": "1",
}
"""One that answers every question wrong."""


def make_quiz_of_all_kinds(lesson: Lesson) -> Quiz:
    """Six questions; the slug of each is its kind."""
    quiz = Quiz.objects.create(lesson=lesson)
    for order, (kind, data) in enumerate(KINDS.items()):
        body = "<pre><code>y = ____\nprint(y[____])</code></pre>" if kind == Kind.BLANKS else ""
        Question.objects.create(
            quiz=quiz,
            slug=kind.value,
            kind=kind,
            order=order,
            stem_html=f"Question {kind.value}",
            body_html=body,
            why_html=f"<p>Why {kind.value}.</p>",
            data={"kind": kind.value, **data},
        )
    return quiz
