"""Frozen dataclasses to plain JSON values and back, strictly: what the type hints do not allow is an error."""

from __future__ import annotations

import collections.abc
import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["Plain", "to_plain"]

_SCALARS = (str, int, bool, float, type(None))

_Reader = Callable[[Any], Any]


class _Amiss(Exception):
    """A value that its type hint does not allow. The place grows on the way out, from part to whole."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = ""


class Plain:
    """Mixin for frozen dataclasses: `to_json` and `from_json`, lossless and strict."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """Everything needed to rebuild this object, as JSON values (dict, list, str, int, float, bool, None)."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> typing.Self:
        """Rebuild from `to_json`'s value. Raises ValueError that names the place when anything is amiss."""
        try:
            built = _dataclass(cls, data)
        except _Amiss as amiss:
            raise ValueError(f"{cls.__name__}{amiss.place}: {amiss.reason}") from None
        assert isinstance(built, cls)
        return built


def to_plain(value: Any) -> Any:
    """The JSON value of a dataclass, enum, tuple, mapping or scalar."""
    if type(value) in _SCALARS:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


@functools.cache
def _reader(hint: Any) -> _Reader:
    """What builds a value as this type hint says; made once, for answers are read many times a second."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return functools.partial(_dataclass, hint)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(hint, [option for option in inner if option is not types.NoneType])
    if origin is tuple:
        return functools.partial(_tuple, _reader(inner[0]))
    if origin in (collections.abc.Mapping, dict):
        return functools.partial(_mapping, _reader(inner[1]))
    return functools.partial(_enum if isinstance(hint, type) and issubclass(hint, enum.Enum) else _scalar, hint)


def _scalar(hint: type, value: Any) -> Any:
    if type(value) is hint:
        return value
    if hint is float and type(value) is int:
        return float(value)
    raise _unexpected(hint.__name__, value)


def _enum(hint: type[enum.Enum], value: Any) -> Any:
    try:
        return hint(value)
    except ValueError as error:
        raise _Amiss(str(error)) from None


def _optional(hint: Any, options: list[Any]) -> _Reader:
    if len(options) != 1:
        raise TypeError(f"only X | None is supported, not {hint}")
    read = _reader(options[0])
    return lambda value: None if value is None else read(value)


def _tuple(read: _Reader, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _unexpected("a list", value)
    built: list[Any] = []
    try:
        for item in value:
            built.append(read(item))
    except _Amiss as amiss:
        amiss.place = f"[{len(built)}]{amiss.place}"
        raise
    return tuple(built)


def _mapping(read: _Reader, value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise _unexpected("an object", value)
    built: dict[str, Any] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise _unexpected("text as a key", key)
        try:
            built[key] = read(item)
        except _Amiss as amiss:
            amiss.place = f".{key}{amiss.place}"
            raise
    return built


def _dataclass(cls: type, value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise _unexpected("an object", value)
    readers = _field_readers(cls)
    built: dict[str, Any] = {}
    for name, item in value.items():
        if name not in readers:
            raise _Amiss(f"unknown key {name!r}")
        try:
            built[name] = readers[name](item)
        except _Amiss as amiss:
            amiss.place = f".{name}{amiss.place}"
            raise
    try:
        return cls(**built)
    except TypeError as error:
        raise _Amiss(str(error)) from None


@functools.cache
def _field_readers(cls: type) -> dict[str, _Reader]:
    hints = typing.get_type_hints(cls)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}


def _unexpected(wanted: str, value: Any) -> _Amiss:
    return _Amiss(f"expected {wanted}, not {type(value).__name__}")
