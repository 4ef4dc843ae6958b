"""What counts as the same answer."""

from __future__ import annotations

import math

import pytest

from judge.compare import Opaque, literal, same_exception, same_text, same_value, show
from judge.exercise import Compare, CompareMode

UNORDERED = Compare(CompareMode.UNORDERED)
TRIMMED = Compare()


def within(tolerance: float) -> Compare:
    return Compare(CompareMode.TOLERANCE, tolerance)


class Chameleon(int):
    """Equal to everything, as a forged answer would be."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


@pytest.mark.parametrize(
    "text",
    ["None", "True", "0", "1.5", "'a'", "b'a'", "[1, [2.0, (3,)]]", "{'a': {1, 2}}", "set()", "-7", str(10**3000)],
)
def test_a_value_is_the_same_as_itself(text: str) -> None:
    assert same_value(literal(text), literal(text))


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, True),
        (1, 1.0),
        (0, False),
        ([1], (1,)),
        ([1], [True]),
        ({1}, {True}),
        ({1}, frozenset({1})),
        ({1: "a"}, {True: "a"}),
        ({"a": 1}, {"a": 1.0}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ("1", 1),
        ("a", b"a"),
        (None, False),
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ([], ""),
        (1.0, 1.0000001),
        (1, Chameleon(1)),
        ([1], [Chameleon(1)]),
        ({1}, {Chameleon(1)}),
        (1, Opaque("int", "1")),
        (1.0, math.nan),
    ],
)
def test_another_type_or_value_is_not_the_same(expected: object, got: object) -> None:
    assert not same_value(expected, got)
    assert not same_value(expected, got, Compare(CompareMode.TOKENS))


def test_order_counts_neither_in_dictionaries_nor_in_sets() -> None:
    assert same_value({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert same_value({1, 2, 30}, {30, 2, 1})


def test_unordered_ignores_the_order_of_the_outermost_list_only() -> None:
    assert same_value([1, [2, 3], 1], [[2, 3], 1, 1], UNORDERED)
    assert not same_value([[2, 3]], [[3, 2]], UNORDERED)
    assert not same_value([1, 1, 2], [1, 2, 2], UNORDERED)
    assert not same_value([1, True], [1, 1], UNORDERED)
    assert not same_value([1, 2], (2, 1), UNORDERED)


@pytest.mark.parametrize(
    ("expected", "got"),
    [([1], [1, 2]), ((1,), (1, 2)), ({1}, {1, 2}), (frozenset(), frozenset([1])), ({1: 2}, {1: 2, 3: 4})],
)
def test_of_another_length_not_one_item_is_looked_at(
    expected: object, got: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger could choose items that take long to be told apart; the author's number of them bounds it."""
    monkeypatch.setattr("judge.compare._key", lambda item: pytest.fail(f"{item} was looked at"))
    assert not same_value(expected, got, UNORDERED)


def test_nothing_opaque_equals_anything_even_itself() -> None:
    thing = Opaque("Account", "Account(5)")
    for how in (TRIMMED, UNORDERED, within(1.0)):
        assert not same_value(thing, thing, how)
        assert not same_value([thing], [thing], how)


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        (1.0, 1.0 + 1e-10, True),
        (1.0, 1.0 + 1e-8, False),
        (1e12, 1e12 + 1.0, True),
        ([{"a": 0.1}], [{"a": 0.1 + 1e-12}], True),
        (1, 1.0, False),
        (2, 3, False),
        (math.inf, math.inf, True),
        (math.inf, -math.inf, False),
        (1.0, math.inf, False),
        (1.0, math.nan, False),
    ],
)
def test_tolerance_is_absolute_below_one_and_relative_above(expected: object, got: object, same: bool) -> None:
    assert same_value(expected, got, within(1e-9)) is same


@pytest.mark.parametrize(
    ("got", "trimmed", "exact", "tokens", "unordered"),
    [
        ("a b\nc\n", True, True, True, True),
        ("a b\nc", True, False, True, True),
        ("a b  \nc\t\n\n\n", True, False, True, True),
        ("a b\r\nc\r\n", True, False, True, True),
        ("a  b\nc\n", False, False, True, False),
        (" a b\nc\n", False, False, True, False),
        ("\na b\nc\n", False, False, True, False),
        ("c\na b\n", False, False, False, True),
        ("a b c\n", False, False, True, False),
        ("a b\nC\n", False, False, False, False),
        ("", False, False, False, False),
    ],
)
def test_printed_text_in_each_mode(got: str, trimmed: bool, exact: bool, tokens: bool, unordered: bool) -> None:
    expected = "a b\nc\n"

    assert same_text(expected, got, TRIMMED) is trimmed
    assert same_text(expected, got, Compare(CompareMode.EXACT)) is exact
    assert same_text(expected, got, Compare(CompareMode.TOKENS)) is tokens
    assert same_text(expected, got, UNORDERED) is unordered


@pytest.mark.parametrize(
    ("got", "same"),
    [
        ("cost: 3.3000000001 for 2\n", True),
        ("cost:  3.3 for 2", True),
        ("cost: 3.31 for 2\n", False),
        ("cost: 3.3 for 2.0\n", False),
        ("price: 3.3 for 2\n", False),
        ("cost: much for 2\n", False),
        ("cost: 3.3 for\n2\n", False),
    ],
)
def test_tolerance_in_printed_text_is_for_numbers_with_a_point(got: str, same: bool) -> None:
    assert same_text("cost: 3.3 for 2\n", got, within(1e-6)) is same


def test_an_exception_is_expected_by_its_own_name_or_a_base() -> None:
    lineage = ("KeyError", "LookupError", "Exception", "BaseException", "object")

    assert same_exception("KeyError", lineage)
    assert same_exception("LookupError", lineage)
    assert same_exception("shop.KeyError", lineage)
    assert not same_exception("IndexError", lineage)


def test_a_value_is_shown_alike_on_every_run_and_never_at_length() -> None:
    assert show({"b", "a", "c"}) == "{'a', 'b', 'c'}"
    assert show([(1,), (), set(), frozenset(), frozenset({2, 1}), {"k": 1.0}]) == (
        "[(1,), (), set(), frozenset(), frozenset({1, 2}), {'k': 1.0}]"
    )
    assert show(Opaque("Account", "")) == "<Account>"
    assert show(Opaque("Account", "Account(5)")) == "Account(5)"
    assert show(Opaque("Text", "'right'")) == "<Text 'right'>"
    assert show(2**40_000).startswith("0x1000")
    assert len(show("x" * 100_000)) < 2_100


@pytest.mark.parametrize("text", ["x", "1 +", "print()", "[", "()" * 10, "1" + "0" * 5000, "[" * 500])
def test_what_is_no_literal_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="is not a Python literal"):
        literal(text)
