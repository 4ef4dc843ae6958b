"""The JSON that a question's row stores, made from the questions of the reference."""

import json

from courses.library.data import Renderer, question_data
from courses.library.structure import Choice, Option, QuestionFile
from courses.tests.test_library_reference import QUESTIONS, TURN, TURN_TOO

SAY = {"index-from-one": "It starts at 0."}
RENDER = Renderer(block=lambda text: f"<p>{text}</p>", inline=lambda text: f"<i>{text}</i>", code=lambda text: text)


def test_the_data_of_a_choice_has_the_key_as_the_right_option_and_feedback_for_the_wrong_one() -> None:
    data = question_data(QUESTIONS[3], RENDER, SAY)
    ids = [option.pop("id") for option in data["options"]]
    assert data == {
        "kind": "predict",
        "options": [
            {"html": "<i>`8`</i>", "right": True, "feedback_html": "", "misconception": ""},
            {
                "html": "<i>`44`</i>",
                "right": False,
                "feedback_html": "<p>`int` has made a number of it.</p>",
                "misconception": "text-times",
            },
        ],
    }
    assert len(set(ids)) == 2


def test_an_options_id_stays_when_it_moves_or_turns_out_to_be_wrong() -> None:
    first, second = Option("`a`", right=True), Option("`b`", False, "No.", "x")
    turned = Option("`a`", False, "No.", "x"), Option("`b`", right=True)

    def ids(*options: Option) -> dict[str, str]:
        question = QuestionFile("q", "single", "S", "", "W", Choice(options), 1)
        return {option["html"]: option["id"] for option in question_data(question, RENDER, SAY)["options"]}

    assert ids(first, second) == ids(*reversed(turned))


def test_the_data_of_the_other_kinds() -> None:
    wrong = {"text": "len(items)", "feedback_html": "<p>One past the end.</p>", "misconception": "index-from-one"}
    assert question_data(QUESTIONS[2], RENDER, SAY) == {
        "kind": "short",
        "right": ["-1", "len(items) - 1"],
        "wrong": [wrong],
    }
    assert question_data(QUESTIONS[4], RENDER, SAY) == {"kind": "predict", "key": "a\nb\n"}
    assert [blank["right"] for blank in question_data(QUESTIONS[5], RENDER, SAY)["blanks"]] == [
        ["sorted(marks)"],
        ["1:-1", "1:len(ordered)-1"],
    ]
    order = question_data(QUESTIONS[6], RENDER, SAY)
    assert [(line["text"], line["misconception"]) for line in order["lines"]] == [
        ("def turn(items):", ""),
        ("first = items[0]", ""),
        ("rest = items[1:]", ""),
        ("return rest + [first]", ""),
        ("first = items[1]", "index-from-one"),
    ]
    assert order["lines"][4]["feedback_html"] == "<p>`first = items[1]`: It starts at 0.</p>"
    assert order["accepted"] == [list(TURN), list(TURN_TOO)]


def test_every_question_s_data_is_plain_json() -> None:
    for question in QUESTIONS:
        data = question_data(question, RENDER, SAY)
        assert json.loads(json.dumps(data)) == data
