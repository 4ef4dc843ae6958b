"""Addresses by the hundred."""

from collections.abc import Callable
from functools import lru_cache

from django.urls import get_script_prefix, reverse

KEPT = 256
"""Of how many views and courses a process remembers the patterns."""


def addresses(name: str, *first: str) -> Callable[[int | str], str]:
    """The addresses of one view that differ in their last argument alone, an id or a slug.

    The pattern is looked up once, however many addresses are made of it: a course may have five hundred lessons.
    """
    before, after = _around(name, first, get_script_prefix())
    return lambda last: f"{before}/{last}/{after}"


@lru_cache(maxsize=KEPT)
def _around(name: str, first: tuple[str, ...], _prefix: str) -> list[str]:
    """What stands before and after the last argument; the prefix is where the whole site begins."""
    return reverse(name, args=[*first, "0"]).rsplit("/0/", 1)
