"""Whole numbers in what addresses and forms say."""

ID_DIGITS = 18
"""A number of so many digits fits every id column."""


def whole_number(text: str, most_digits: int = ID_DIGITS) -> int | None:
    """The number that these ASCII digits write; None for anything else, and for more digits than are wanted."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most_digits else None
