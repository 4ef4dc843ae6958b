"""The quiz as a form: what a page may see of a question, and what comes back from it."""

import pytest

from courses.quiz_forms import Control, read_answers
from courses.quizzes import MAX_TEXT, AnswerError, Data, grade
from courses.tests.quizzes import ALL, BLANKS, CHOICE, MULTIPLE, ORDER, OUTPUT, SHORT, SINGLE, option, placed


def control(data: Data, seed: str = "s", **form: list[str]) -> Control:
    """The control of one question named q."""
    return Control("q", data, seed, {name.replace("__", ".").replace("_", "-"): v for name, v in form.items()})


def test_options_are_shuffled_by_the_seed_and_stay_while_it_stays() -> None:
    many: Data = {"kind": "single", "options": [option(str(number)) for number in range(9)]}
    orders = {seed: [view.value for view in control(many, seed).options] for seed in "abc"}
    assert len({tuple(order) for order in orders.values()}) == 3
    assert [sorted(order) for order in orders.values()] == [[str(number) for number in range(9)]] * 3
    assert [view.value for view in control(many, "a").options] == orders["a"]


def test_lines_are_never_shown_in_an_order_that_is_right() -> None:
    lines = [{"id": letter, "html": letter, "text": letter, "misconception": ""} for letter in "ab"]
    either: Data = {"kind": "order", "lines": lines, "accepted": [["a", "b"]]}
    shown = {tuple(view.id for view in control(either, str(seed)).lines) for seed in range(20)}
    assert shown == {("b", "a")}


def everything_shown(shown: Control) -> str:
    """All that a template could put into a page."""
    parts: list[object] = [shown.name, shown.widget, shown.field, shown.options]
    if shown.widget == "blanks":
        parts.append(shown.blanks)
    if shown.widget == "order":
        parts += [shown.lines, shown.places, shown.indents]
    return repr(parts)


@pytest.mark.parametrize(
    ("data", "secret"),
    [
        (OUTPUT, "2"),
        (SHORT, "len(items)"),
        (BLANKS, "-1"),
        (SINGLE, "right"),
        (SINGLE, "belief"),
        (CHOICE, "Not"),
        (ORDER, "belief"),
        (ORDER, "    a()"),
    ],
)
def test_the_page_gets_nothing_of_the_key(data: Data, secret: str) -> None:
    assert secret not in everything_shown(control(data))


def test_the_widget_says_how_to_answer() -> None:
    widgets = [Control(name, data, "s").widget for name, data in ALL.items()]
    assert widgets == ["single", "multiple", "short", "single", "output", "blanks", "order"]


def test_what_was_typed_comes_back_into_the_form() -> None:
    assert [view.checked for view in control(SINGLE, q_q=["b"]).options] == [
        view.value == "b" for view in control(SINGLE).options
    ]
    assert {view.value for view in control(MULTIPLE, q_q=["a", "b"]).options if view.checked} == {"a", "b"}
    assert control(SHORT, q_q=["<x>"]).field.value == "<x>"
    assert [view.value for view in control(BLANKS, q_q__2=["y"]).blanks] == ["", "y"]
    lines = {view.id: (view.place.value, view.indent.value) for view in control(ORDER, q_q__l2__place=["3"]).lines}
    assert lines == {"l1": ("", ""), "l2": ("3", ""), "l3": ("", ""), "l4": ("", "")}


def test_the_body_with_blanks_is_cut_at_each() -> None:
    parts = control(BLANKS).body_parts("<pre>a ____ b ____ c</pre>")
    assert [(html, view.name if view else None) for html, view in parts] == [
        ("<pre>a ", "q-q.1"),
        (" b ", "q-q.2"),
        (" c</pre>", None),
    ]


def test_places_and_indents_offer_all_lines_and_never_only_what_is_needed() -> None:
    assert control(ORDER).places == ["1", "2", "3", "4"]
    assert control(ORDER).indents == ["0", "1", "2", "3"]


FORM = {
    "csrfmiddlewaretoken": ["x"],
    "q-single": ["b"],
    "q-multiple": ["a", "c"],
    "q-short": [" -1 "],
    "q-choice": ["a"],
    "q-output": ["1\r\n\r\n 2"],
    "q-blanks.1": ["x"],
    "q-blanks.2": ["1:-1"],
    "q-order.l1.place": ["2"],
    "q-order.l1.indent": ["0"],
    "q-order.l2.place": ["10"],
    "q-order.l2.indent": ["1"],
    "q-order.l3.place": ["1"],
    "q-order.l3.indent": [""],
    "q-order.l4.place": [""],
    "q-order.l4.indent": ["3"],
}


def test_a_form_is_read_into_answers_that_grade() -> None:
    answers = read_answers(ALL.items(), FORM)
    assert answers["order"] == placed(("l3", 0), ("l1", 0), ("l2", 1))
    assert grade(ALL.items(), answers).score == 7


def test_fields_left_empty_are_no_answers() -> None:
    empty = {name: [""] for name in FORM if name != "q-multiple"}
    assert read_answers(ALL.items(), empty) == {}
    assert read_answers(ALL.items(), {"q-short": ["  "], "q-blanks.1": [" "], "q-blanks.2": ["x"]}) == {
        "blanks": {"2": "x"}
    }


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"q-nothing": ["a"]}, "no such question"),
        ({"q-": ["a"]}, "no such question"),
        ({"q-single": ["a", "b"]}, "answered twice"),
        ({"q-short": ["a", "a"]}, "answered twice"),
        ({"q-single": []}, "answered twice"),
        ({"q-single.1": ["a"]}, "no such field"),
        ({"q-multiple.1": ["a"]}, "no such field"),
        ({"q-single": ["a"], "q-single.1": ["a"]}, "no such field"),
        ({"q-blanks.1": ["a", "b"]}, "answered twice"),
        ({"q-order.l9.place": ["1"]}, "no such field"),
        ({"q-order.l1": ["1"]}, "no such field"),
        ({"q-order": ["1"]}, "no such field"),
        ({"q-order.l1.place": ["1"], "q-order.l2.place": ["1"]}, "two lines have the place 1"),
        ({"q-order.l1.place": ["-1"]}, "small numbers"),
        ({"q-order.l1.place": ["٣"]}, "small numbers"),
        ({"q-order.l1.place": ["1"], "q-order.l1.indent": ["1000"]}, "small numbers"),
        ({"q-output": ["x" * (MAX_TEXT + 1)]}, "longer than"),
        ({"q-short": ["\0"]}, "NUL"),
    ],
)
def test_a_form_that_was_not_ours_is_an_error(fields: dict[str, list[str]], message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        read_answers(ALL.items(), fields)


@pytest.mark.parametrize("fields", [{"q-blanks": ["x"]}, {"q-blanks.9": ["x"]}, {"q-single": ["z"]}])
def test_what_reading_lets_through_grading_refuses(fields: dict[str, list[str]]) -> None:
    answers = read_answers(ALL.items(), fields)
    with pytest.raises(AnswerError):
        grade(ALL.items(), answers)
