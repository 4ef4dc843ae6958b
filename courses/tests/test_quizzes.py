"""Grading: one point a question, nothing that was not asked, and nothing of the key in a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes import (
    MAX_TEXT,
    Answer,
    AnswerError,
    Data,
    Result,
    Shown,
    grade,
    normalise,
    show_answer,
    show_right,
    trimmed,
)
from courses.tests.quizzes import ALL, BLANKS, CHOICE, MULTIPLE, ORDER, OUTPUT, SHORT, SINGLE, placed


def one(data: Data, answer: Answer) -> Result:
    """The result of one question."""
    [result] = grade([("q", data)], {"q": answer}).results
    return result


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


@pytest.mark.parametrize(
    ("answer", "is_answered"),
    [
        (None, False),
        ("a", True),
        ("  ", False),
        (["a"], True),
        ([], False),
        ({"0": "", "1": " "}, False),
        ({"0": "", "1": "x"}, True),
    ],
)
def test_an_answer_with_nothing_in_it_answers_nothing(answer: Answer, is_answered: bool) -> None:
    assert Result("q", answer, is_right=False).is_answered is is_answered


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


PIECES = ["a", "+", "(", "'x y'", '"x y"', "''", r"'it\'s'", "'\"'"]


@given(st.lists(st.sampled_from(PIECES)), st.sampled_from([" ", "\t", "  \n"]))
def test_blanks_between_pieces_never_count_and_normalising_again_changes_nothing(pieces: list[str], blank: str) -> None:
    normal = normalise("".join(pieces))
    assert normalise(blank + blank.join(pieces) + blank) == normal
    assert normalise(normal) == normal


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
