"""Addresses by the hundred."""

from collections.abc import Callable

from django.urls import reverse


def addresses(name: str, *first: str) -> Callable[[int | str], str]:
    """The addresses of one view that differ in their last argument alone, an id or a slug.

    The pattern is looked up once, however many addresses are made of it: a course may have five hundred lessons.
    """
    before, after = reverse(name, args=[*first, "0"]).rsplit("/0/", 1)
    return lambda last: f"{before}/{last}/{after}"
