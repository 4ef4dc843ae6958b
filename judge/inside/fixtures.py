"""Fixtures that every test file may ask for: a folder, what was printed, and changes that are taken back."""

from __future__ import annotations

import contextlib
import io
import os
import pathlib
import types
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, NamedTuple

__all__ = ["BUILT_IN"]

_ABSENT = object()


@contextlib.contextmanager
def _tmp_path() -> Iterator[pathlib.Path]:
    import tempfile  # slow to import

    yield pathlib.Path(tempfile.mkdtemp())


class _Printed(NamedTuple):
    out: str
    err: str


@contextlib.contextmanager
def _capsys() -> Iterator[types.SimpleNamespace]:
    streams = io.StringIO(), io.StringIO()

    def readouterr() -> _Printed:
        printed = _Printed(streams[0].getvalue(), streams[1].getvalue())
        for stream in streams:
            stream.seek(0)
            stream.truncate()
        return printed

    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        yield types.SimpleNamespace(readouterr=readouterr)


class _Monkeypatch:
    """Changes of attributes, items and environment variables, for one test."""

    def __init__(self) -> None:
        self.undo = contextlib.ExitStack()

    def setattr(self, target: Any, name: str, value: object) -> None:
        if not hasattr(target, name):
            raise AttributeError(f"{target!r} has no attribute {name!r}")
        old = target.__dict__.get(name, _ABSENT) if hasattr(target, "__dict__") else getattr(target, name)
        if old is _ABSENT:
            self.undo.callback(delattr, target, name)
        else:
            self.undo.callback(setattr, target, name, old)
        setattr(target, name, value)

    def setitem(self, items: MutableMapping[Any, Any], key: Any, value: object) -> None:
        if key in items:
            self.undo.callback(items.__setitem__, key, items[key])
        else:
            self.undo.callback(items.pop, key, None)
        items[key] = value

    def setenv(self, name: str, value: str) -> None:
        self.setitem(os.environ, name, value)


@contextlib.contextmanager
def _monkeypatch() -> Iterator[_Monkeypatch]:
    patch = _Monkeypatch()
    with patch.undo:
        yield patch


BUILT_IN: dict[str, Callable[[], contextlib.AbstractContextManager[Any]]] = {
    "tmp_path": _tmp_path,
    "capsys": _capsys,
    "monkeypatch": _monkeypatch,
}
