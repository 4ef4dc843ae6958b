"""One question of each kind, as `courses.quizzes` describes their data."""

from typing import Any

from courses.quizzes import Answer, Data, Placed


def option(key: str, *, right: bool = False) -> dict[str, Any]:
    """An option whose id is `key`."""
    said = {"feedback_html": "", "misconception": ""} if right else wrong(key)
    return {"id": key, "html": f"<b>{key}</b>", "right": right, **said}


def wrong(text: str) -> dict[str, str]:
    """A wrong answer with feedback that names it."""
    return {"text": text, "feedback_html": f"<p>Not {text}.</p>", "misconception": f"belief-{text}"}


def line(key: str, text: str, misconception: str = "") -> dict[str, str]:
    """A line to be put in order."""
    feedback = f"<p>Not {key}.</p>" if misconception else ""
    return {"id": key, "html": text, "text": text, "feedback_html": feedback, "misconception": misconception}


SINGLE: Data = {"kind": "single", "options": [option("a"), option("b", right=True), option("c")]}
MULTIPLE: Data = {"kind": "multiple", "options": [option("a", right=True), option("b"), option("c", right=True)]}
SHORT: Data = {"kind": "short", "right": ["-1", "len(items) - 1", "say('a b')"], "wrong": [wrong("len(items)")]}
CHOICE: Data = {"kind": "predict", "options": [option("a", right=True), option("b")]}
OUTPUT: Data = {"kind": "predict", "key": "1\n\n 2\n"}
BLANKS: Data = {
    "kind": "blanks",
    "blanks": [{"right": ["x"], "wrong": [wrong("y")]}, {"right": ["1:-1"], "wrong": [wrong("0")]}],
}
ORDER: Data = {
    "kind": "order",
    "lines": [line("l1", "if x:"), line("l2", "a()"), line("l3", "b()"), line("l4", "c()", "belief")],
    "accepted": [["if x:", "    a()", "b()"], ["b()", "if x:", "    a()"]],
}
ALL = {
    "single": SINGLE,
    "multiple": MULTIPLE,
    "short": SHORT,
    "choice": CHOICE,
    "output": OUTPUT,
    "blanks": BLANKS,
    "order": ORDER,
}


def placed(*lines: tuple[str, int]) -> Answer:
    """An answer to an `order` question."""
    return [Placed(line=key, indent=indent) for key, indent in lines]
