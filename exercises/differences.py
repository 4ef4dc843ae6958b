"""Two texts in pieces that are equal or differ: line by line, and letter by letter where lines are much alike."""

from collections.abc import Iterator
from difflib import SequenceMatcher

__all__ = ["LONGEST", "Pieces", "compared", "shows_signs", "whole"]

LONGEST = 2_000
"""Characters up to which two texts are compared letter by letter: that takes quadratic time."""

ALIKE = 0.4
"""Lines that share less than this are marked whole: single letters that happen to agree only distract."""

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it differs from the other text."""

_SIGNS = {" ": "·", "\t": "→", "\n": "⏎\n"}


def whole(text: str | None) -> Pieces:
    """The text in one piece."""
    return [(text, False)] if text else []


def compared(expected: str | None, got: str | None) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; in one when either is missing. Blanks that differ are shown by signs.

    Of long texts all is marked that stands between the first sign that differs and the last. Line ends at the very end
    differ only when nothing else does: most exercises do not count them.
    """
    if not expected or not got:
        return whole(expected), whole(got)
    if expected.rstrip("\n") != got.rstrip("\n"):
        expected, got = expected.rstrip("\n"), got.rstrip("\n")
    if max(len(expected), len(got)) > LONGEST:
        return _between(expected, got)
    left: Pieces = []
    right: Pieces = []
    for ours, theirs in _in_lines(expected.splitlines(keepends=True), got.splitlines(keepends=True)):
        left += ours
        right += theirs
    return _joined(left), _joined(right)


def shows_signs(*texts: Pieces) -> bool:
    """Whether blanks stand in these pieces as signs."""
    return any(differs and not piece.strip("·→⏎\n") for text in texts for piece, differs in text)


def _between(a: str, b: str) -> tuple[Pieces, Pieces]:
    start = _alike(a, b)
    end = _alike(a[start:][::-1], b[start:][::-1])
    left, right = (
        [(text[:start], False), (text[start : len(text) - end], True), (text[len(text) - end :], False)]
        for text in (a, b)
    )
    return [piece for piece in left if piece[0]], [piece for piece in right if piece[0]]


def _alike(a: str, b: str) -> int:
    """How many signs both begin with."""
    shorter = min(len(a), len(b))
    return next((at for at in range(shorter) if a[at] != b[at]), shorter)


def _in_lines(ours: list[str], theirs: list[str]) -> Iterator[tuple[Pieces, Pieces]]:
    for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        pairs = list(zip(ours[i:j], theirs[k:m], strict=False))
        for a, b in pairs:
            yield _in_letters(a, b) if tag != "equal" else ([(a, False)], [(b, False)])
        yield [(line, True) for line in ours[i + len(pairs) : j]], [(line, True) for line in theirs[k + len(pairs) : m]]


def _in_letters(a: str, b: str) -> tuple[Pieces, Pieces]:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [(a, True)], [(b, True)]
    left: Pieces = []
    right: Pieces = []
    for tag, i, j, k, m in matcher.get_opcodes():
        left += [(a[i:j], tag != "equal")] if i < j else []
        right += [(b[k:m], tag != "equal")] if k < m else []
    return left, right


def _joined(pieces: Pieces) -> Pieces:
    """Neighbours of one sort as one piece, then blanks that differ as signs."""
    joined: Pieces = []
    for text, differs in pieces:
        if joined and joined[-1][1] is differs:
            joined[-1] = (joined[-1][0] + text, differs)
        else:
            joined.append((text, differs))
    return [(_seen(text) if differs and text.isspace() else text, differs) for text, differs in joined]


def _seen(blanks: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in blanks)
