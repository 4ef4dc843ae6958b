"""Grading: one point a question, nothing that was not asked, and nothing of the key in a page."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.quiz_forms import Control, read_answers
from courses.quizzes import (
    MAX_TEXT,
    Answer,
    AnswerError,
    Data,
    Placed,
    Result,
    Shown,
    grade,
    normalise,
    show_answer,
    show_right,
    trimmed,
)


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


def one(data: Data, answer: Answer) -> Result:
    """The result of one question."""
    [result] = grade([("q", data)], {"q": answer}).results
    return result


def placed(*lines: tuple[str, int]) -> Answer:
    """An answer to an `order` question."""
    return [Placed(line=key, indent=indent) for key, indent in lines]


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (SINGLE, "b"),
        (MULTIPLE, ["c", "a"]),
        (SHORT, "-1"),
        (SHORT, "len( items )-1"),
        (SHORT, 'say("a b")'),
        (CHOICE, "a"),
        (OUTPUT, "1\n\n 2"),
        (OUTPUT, "1  \r\n\r\n 2\r\n\n"),
        (BLANKS, {"1": " x ", "2": "1 : - 1"}),
        (ORDER, placed(("l1", 0), ("l2", 1), ("l3", 0))),
        (ORDER, placed(("l3", 0), ("l1", 0), ("l2", 1))),
    ],
)
def test_a_right_answer_has_a_point_and_no_feedback(data: Data, answer: Answer) -> None:
    assert one(data, answer) == Result("q", answer, is_right=True)


@pytest.mark.parametrize(
    ("data", "answer", "said"),
    [
        (SINGLE, "a", ["a"]),
        (MULTIPLE, ["a"], []),
        (MULTIPLE, ["a", "b", "c"], ["b"]),
        (MULTIPLE, ["b"], ["b"]),
        (SHORT, "len(items)", ["len(items)"]),
        (SHORT, "LEN(items)-1", []),
        (SHORT, "say('ab')", []),
        (CHOICE, "b", ["b"]),
        (OUTPUT, "1\n 2", []),
        (OUTPUT, "1\n\n2", []),
        (OUTPUT, "\n1\n\n 2", []),
        (BLANKS, {"1": "x"}, []),
        (BLANKS, {"1": "y", "2": "0"}, ["y", "0"]),
        (BLANKS, {"1": "x", "2": "0"}, ["0"]),
        (ORDER, placed(("l1", 0), ("l2", 0), ("l3", 0)), []),
        (ORDER, placed(("l1", 0), ("l2", 1)), []),
        (ORDER, placed(("l1", 0), ("l2", 1), ("l4", 0)), ["l4"]),
    ],
)
def test_a_wrong_answer_has_no_point_and_the_feedback_of_what_was_chosen(
    data: Data, answer: Answer, said: list[str]
) -> None:
    result = one(data, answer)
    assert not result.is_right
    assert [item.html for item in result.feedback] == [f"<p>Not {text}.</p>" for text in said]
    assert len(result.misconceptions) == len(said)


@pytest.mark.parametrize("data", ALL.values(), ids=ALL)
@pytest.mark.parametrize("answer", [None, "", [], {}])
def test_what_is_not_answered_is_wrong_and_kept_as_nothing(data: Data, answer: Answer) -> None:
    assert one(data, answer) == Result("q", None, is_right=False)
    assert grade([("q", data)], {}).results == (Result("q", None, is_right=False),)


def test_every_question_counts_one_point_in_the_order_of_the_quiz() -> None:
    graded = grade(ALL.items(), {"order": placed(("l1", 0)), "single": "b", "multiple": ["a"], "output": "1\n\n 2"})
    assert [result.question for result in graded.results] == list(ALL)
    assert (graded.score, graded.max_score) == (2, 7)


def test_a_quiz_without_questions_has_no_points() -> None:
    graded = grade([], {})
    assert (graded.score, graded.max_score) == (0, 0)


@pytest.mark.parametrize(
    ("data", "answer", "message"),
    [
        (SINGLE, "d", "no such option"),
        (SINGLE, ["b"], "takes one option"),
        (SINGLE, {"1": "b"}, "takes one option"),
        (CHOICE, "d", "no such option"),
        (MULTIPLE, ["a", "d"], "no such option"),
        (MULTIPLE, ["a", "c", "a"], "named twice"),
        (MULTIPLE, "a", "takes options"),
        (SHORT, ["-1"], "takes a text"),
        (SHORT, "x" * (MAX_TEXT + 1), "longer than"),
        (SHORT, "a\0b", "NUL"),
        (OUTPUT, {"1": "x"}, "takes a text"),
        (OUTPUT, "\0", "NUL"),
        (BLANKS, {"3": "x"}, "no such blank"),
        (BLANKS, {"0": "x"}, "no such blank"),
        (BLANKS, "x", "a text for each blank"),
        (BLANKS, {"1": "x\0"}, "NUL"),
        (ORDER, placed(("l9", 0)), "no such line"),
        (ORDER, placed(("l1", 0), ("l1", 1)), "used twice"),
        (ORDER, placed(("l1", -1)), "lines in order"),
        (ORDER, placed(("l1", 10**9)), "lines in order"),
        (ORDER, ["l1"], "lines in order"),
        (ORDER, "l1", "lines in order"),
    ],
)
def test_an_answer_that_does_not_fit_is_an_error_that_names_its_question(
    data: Data, answer: Answer, message: str
) -> None:
    with pytest.raises(AnswerError, match=message) as caught:
        one(data, answer)
    assert caught.value.question == "q"


def test_an_answer_to_what_was_not_asked_is_an_error() -> None:
    with pytest.raises(AnswerError, match="no such question") as caught:
        grade([("q", SINGLE)], {"q": "b", "other": "b"})
    assert caught.value.question == "other"


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("len ( items )-1", "len(items)-1"),
        ("'a  b'", '"a  b"'),
        ("\"it's\" + 'x'", '"it\'s"+"x"'),
        (r"'it\'s' ", '"it\'s"'),
        ("'say \"a b\"'", r'"say \"a b\""'),
        (r"'\\' + 'a b'", r'"\\"+"a b"'),
        ("it's  a", "it'sa"),
        ("'open", "'open"),
        ("\t\n", ""),
        ("f'{a} b'", 'f"{a} b"'),
        ("''", '""'),
    ],
)
def test_blanks_count_only_inside_of_quotes_and_quotes_are_of_one_kind(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text(alphabet="ab '\"\\\n", max_size=40))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_an_output_is_compared_without_blanks_at_the_ends_of_lines_and_at_its_own() -> None:
    assert trimmed("a \n\n b\t\n \n\n") == ["a", "", " b"]
    assert trimmed("") == trimmed("\n \n") == []


@pytest.mark.parametrize(
    ("data", "answer", "shown"),
    [
        (SINGLE, "a", Shown(html=("<b>a</b>",))),
        (MULTIPLE, ["c", "a"], Shown(html=("<b>a</b>", "<b>c</b>"))),
        (SHORT, "<i>", Shown(texts=("<i>",))),
        (CHOICE, "b", Shown(html=("<b>b</b>",))),
        (OUTPUT, "1\n2", Shown(texts=("1\n2",))),
        (BLANKS, {"2": "0"}, Shown(texts=("", "0"))),
        (ORDER, placed(("l1", 0), ("l2", 1)), Shown(texts=("if x:\n    a()",))),
        (SINGLE, "option-of-yesterday", Shown()),
        (ORDER, placed(("l1", 0), ("line-of-yesterday", 0)), Shown(texts=("if x:",))),
        (SINGLE, None, Shown()),
        (SINGLE, {"1": "when it had blanks"}, Shown()),
    ],
)
def test_an_answer_can_be_shown_even_when_the_question_has_changed(data: Data, answer: Answer, shown: Shown) -> None:
    assert show_answer(data, answer) == shown


def test_the_right_answers_can_be_shown() -> None:
    assert [show_right(data) for data in ALL.values()] == [
        Shown(html=("<b>b</b>",)),
        Shown(html=("<b>a</b>", "<b>c</b>")),
        Shown(texts=("-1",)),
        Shown(html=("<b>a</b>",)),
        Shown(texts=("1\n\n 2\n",)),
        Shown(texts=("x", "1:-1")),
        Shown(texts=("if x:\n    a()\nb()",)),
    ]


# The form


def control(data: Data, seed: str = "s", **form: list[str]) -> Control:
    """The control of one question named q."""
    return Control("q", data, seed, {name.replace("__", ".").replace("_", "-"): v for name, v in form.items()})


def test_options_are_shuffled_by_the_seed_and_stay_while_it_stays() -> None:
    many: Data = {"kind": "single", "options": [option(str(number)) for number in range(9)]}
    orders = {seed: [view.value for view in control(many, seed).options] for seed in "abc"}
    assert len({tuple(order) for order in orders.values()}) == 3
    assert [sorted(order) for order in orders.values()] == [[str(number) for number in range(9)]] * 3
    assert [view.value for view in control(many, "a").options] == orders["a"]


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
