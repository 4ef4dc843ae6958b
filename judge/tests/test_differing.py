"""What is different about an answer that is nearly right."""

from __future__ import annotations

import pytest

from judge.explaining.differing import differ
from judge.report import CaseReport, CaseState
from judge.teaching import difference

LAZY = "What came gives its items only when it is asked for them (`{}`). `list(…)` makes a list of it."
ONES = f"[{'1, ' * 30}"
XS = "'" + "x" * 50
VALUES = [
    ("3", "'3'", "`3` and `'3'` look alike when printed, but one is a text."),
    ("'None'", "None", "The call gives `None`: it ended without `return`, or with nothing after it."),
    ("True", "'True'", "`True` and `'True'` look alike when printed, but one is a text."),
    ("1", "True", "`1` and `True` count alike, but their types are `int` and `bool`."),
    ("1", "1.0", "`1` and `1.0` count alike, but their types are `int` and `float`."),
    ("[1, 2]", "(1, 2)", "The items are right, but they are to be in a `list`, not in a `tuple`."),
    ("[1]", "'abc'", "A value of type `list` is asked for, and one of type `str` came."),
    ("'Hello'", "'hello'", "Only capital and small letters differ."),
    ("'a b'", "'a b '", "Only blanks at the beginning or the end differ."),
    ("'a b'", "'a  b'", "Only blanks differ."),
    ("'ab'", "'a b'", "Only blanks differ."),
    ("'Hello!'", "'Hello'", "Only punctuation differs."),
    ("'3.5'", "'35'", None),
    ("'-3'", "'3'", None),
    ("'abc'", "'xyz'", None),
    ("3", "-3", "Only the sign differs."),
    ("0.3", "0.30000000000000004", "The two differ only far behind the point. Is something rounded, or not rounded?"),
    ("3", "4", None),
    ("False", "True", None),
    ("[1, 2]", "[2, 1]", "The items are right, but their order is not."),
    ("[1, 2]", "[1]", "Number of items: 1 came, 2 are expected."),
    ("[1, 2, 3]", "[1, 5, 4]", "The first difference is at place 1, counting from 0: `5` in place of `2`."),
    ("[1, 1]", "[True, 1]", "The first difference is at place 0, counting from 0: `True` in place of `1`."),
    ("{'a': 1}", "{}", "The key `'a'` is missing."),
    ("{'a': 1}", "{'a': 1, 'b': 2}", "The key `'b'` should not be there."),
    ("{'a': 1}", "{'a': 2}", "At the key `'a'` there is `2` in place of `1`."),
    ("{1, 2}", "{1}", "`2` is missing."),
    ("{1}", "{1, 2}", "`2` should not be there."),
    ("[1]", "<Account of 3>", None),
    ("[1]", "<map object>", LAZY.format("map")),
    ("[0]", "range(0, 1)", LAZY.format("range")),
    ("[1]", "[" * 900, None),
    (ONES + "2, 3 …", ONES + "4, 5 …", "The first 91 signs are the same; then comes `4, 5 …` in place of `2, 3 …`."),
    (XS + "1'", XS + "2'", "The first 51 signs are the same; then comes `2'` in place of `1'`."),
]  # fmt: skip

TEXTS = [
    ("a\nb\n", "", "Nothing was printed."),
    ("Hello\n", "hello", "Only capital and small letters differ."),
    ("a b\nc\n", "a  b\nc", "Only blanks and line ends differ."),
    ("a\nb\n", "a b", "Only blanks and line ends differ."),
    ("Hello, Bo!\n", "Hello Bo", "Only punctuation differs."),
    ("3.5\n", "35", None),
    ("a\nb\nc\n", "a\nb", "Number of lines: 2 came, 3 are expected. What both have is right."),
    ("a\n", "a\nb", "Number of lines: 2 came, 1 are expected. What both have is right."),
    ("a\nb\n", "b\na", "The lines are right, but their order is not."),
    ("a\nb\nc\n", "a\nx\ny", "Line 2 is the first that differs."),
    ("a\n", "b", None),
    ("a\n", "a", "Only the line end at the very end is missing. Here every sign counts."),
    ("a\n", "a\n\n", "Only the line ends at the very end differ. Here every sign counts."),
    ("a\nb\n", "a \nb\n", "Only blanks at the ends of lines differ. Here every sign counts."),
]


@pytest.mark.parametrize(("expected", "got", "sentence"), VALUES)
def test_values(expected: str, got: str, sentence: str | None) -> None:
    remark = differ("value", expected, got)
    assert (remark.sentence if remark else None) == sentence


@pytest.mark.parametrize(("expected", "got", "sentence"), TEXTS)
def test_output(expected: str, got: str, sentence: str | None) -> None:
    remark = differ("output", expected, got)
    assert (remark.sentence if remark else None) == sentence


def test_files() -> None:
    empty, absent = differ("file out.txt", "a\n", ""), differ("file out.txt", "a\n", "no such file")

    assert empty is not None
    assert absent is not None
    assert (empty.sentence, absent.sentence) == ("The file is empty.", "There is no such file.")


def test_exceptions() -> None:
    none, other = (
        differ("exception", "KeyError", "no exception, but the value 3"),
        differ("exception", "KeyError", "OSError"),
    )

    assert none is not None
    assert other is not None
    assert none.sentence == "Nothing was raised here, and `KeyError` should have been."
    assert other.sentence == "An exception was raised, but of another class than the task asks for."


@pytest.mark.parametrize(("expected", "printed"), [("3", "3\n"), ("'Hello'", "Hello\n"), ("[1, 2]", "[1, 2]")])
def test_an_answer_that_was_printed_and_not_returned(expected: str, printed: str) -> None:
    remark = differ("value", expected, "None", printed)

    assert remark is not None
    assert remark.concept == "return"
    assert remark.sentence == (
        "The answer was printed, and the call itself gives `None`. What a call gives stands after `return`."
    )


def test_a_then_that_is_none_is_no_call_that_gave_none() -> None:
    remark = differ("a.balance", "3", "None")

    assert remark is not None
    assert remark.sentence == "A value of type `int` is asked for, and one of type `NoneType` came."


@pytest.mark.parametrize("case", [
    CaseReport(1, CaseState.WRONG_ANSWER),
    CaseReport(1, CaseState.PASSED, public=True, part="value", expected="3", got="3"),
    CaseReport(1, CaseState.RUNTIME_ERROR, public=True, error="KeyError"),
])  # fmt: skip
def test_only_a_public_wrong_answer_is_looked_at(case: CaseReport) -> None:
    assert difference(case) is None
