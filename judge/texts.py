"""Strangers' texts, made fit for the places that they are shown in."""

from __future__ import annotations

__all__ = ["clean", "decoded", "printable"]


def clean(text: str) -> str:
    """Text that every database and page can hold: no lone surrogates, no NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{SYMBOL FOR NULL}")


def decoded(printed: bytes) -> str:
    """What was printed, as clean text."""
    return clean(printed.decode("utf-8", "replace"))


def printable(text: str) -> str:
    """Text that does nothing to a terminal: what cannot be seen is written as Python would escape it."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode()
