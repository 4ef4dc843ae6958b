"""Grading (first form)."""

import re

_PIECE = re.compile(r"""(?P<quote>["'])(?P<inside>(?:\\.|(?!(?P=quote))[^\\])*)(?P=quote)|(?P<blank>\s+)""", re.DOTALL)


def normalise(text: str) -> str:
    """`text` as it is compared: without blanks outside of quotes, with one kind of quotes."""
    return _PIECE.sub(lambda piece: "" if piece["blank"] else f'"{piece["inside"]}"', text)
