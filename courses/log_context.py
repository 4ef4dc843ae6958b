"""What the records of a log are about: the request or the submission at hand. `config.logs` writes it beside each."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

_NOTHING: Mapping[str, str | int] = MappingProxyType({})
_about: ContextVar[Mapping[str, str | int]] = ContextVar("about", default=_NOTHING)


@contextmanager
def about(**facts: str | int) -> Iterator[None]:
    """Let every record that is made within the block carry these facts; none of them may tell of a person."""
    token = _about.set({**_about.get(), **facts})
    try:
        yield
    finally:
        _about.reset(token)


def current() -> Mapping[str, str | int]:
    """The facts that hold here and now."""
    return _about.get()
