"""Two texts side by side: what is marked, and what is not."""

import pytest

from exercises.differences import LONGEST, Pieces, compared, shows_signs


@pytest.mark.parametrize(
    ("expected", "got", "ours", "theirs"),
    [
        ("Hello", "Hallo", [("H", False), ("e", True), ("llo", False)], [("H", False), ("a", True), ("llo", False)]),
        ("[1, 2]", "xyz", [("[1, 2]", True)], [("xyz", True)]),
        ("a\nb\n", "a\nxy", [("a\n", False), ("b", True)], [("a\n", False), ("xy", True)]),
        ("a\nb", "a", [("a", False), ("\nb", True)], [("a", False)]),
        ("a\n", "b", [("a", True)], [("b", True)]),
        ("a b", "ab", [("a", False), ("·", True), ("b", False)], [("ab", False)]),
        ("a\tb", "a b", [("a", False), ("→", True), ("b", False)], [("a", False), ("·", True), ("b", False)]),
        ("a\n", "a", [("a", False), ("⏎\n", True)], [("a", False)]),
        ("a\nb\n", "a \nb", [("a\nb", False)], [("a", False), ("·", True), ("\nb", False)]),
        ("a\nb", "b\na", [("a", True), ("\n", False), ("b", True)], [("b", True), ("\n", False), ("a", True)]),
    ],
)  # fmt: skip
def test_what_differs_is_marked(expected: str, got: str, ours: Pieces, theirs: Pieces) -> None:
    left, right = compared(expected, got)
    assert "".join(text for text, _ in right).replace("·", " ").replace("→", "\t").replace("⏎", "") == got
    assert (left, right) == (ours, theirs)


def test_of_long_texts_all_between_the_first_and_the_last_difference_is_marked() -> None:
    long = "a" * (LONGEST + 1)
    assert compared(f"{long}1x2 …", f"{long}3x4 …") == (
        [(long, False), ("1x2", True), (" …", False)],
        [(long, False), ("3x4", True), (" …", False)],
    )
    assert compared(f"{long}b", long) == ([(long, False), ("b", True)], [(long, False)])


def test_texts_that_are_missing_are_not_compared() -> None:
    assert compared(None, "b") == ([], [("b", False)])
    assert compared("b", "") == ([("b", False)], [])


def test_signs_are_told_of_only_where_they_stand_for_blanks() -> None:
    assert shows_signs(*compared("a b", "ab"))
    assert not shows_signs(*compared("abc", "abd"))
