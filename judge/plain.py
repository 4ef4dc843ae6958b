"""Frozen dataclasses to plain JSON values and back, strictly: what the type hints do not allow is an error."""

from __future__ import annotations

import collections.abc
import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any

__all__ = ["Plain", "from_plain", "to_plain"]


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
        built = from_plain(cls, data, cls.__name__)
        assert isinstance(built, cls)
        return built


def to_plain(value: Any) -> Any:
    """The JSON value of a dataclass, enum, tuple, mapping or scalar."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(hint: Any, value: Any, where: str) -> Any:
    """Build what the type hint says from a JSON value; `where` names the place in errors (ValueError)."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, value, where)
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(hint, value, where)
    if origin is tuple:
        _expect(isinstance(value, list | tuple), where, "a list", value)
        item = typing.get_args(hint)[0]
        return tuple(from_plain(item, entry, f"{where}[{index}]") for index, entry in enumerate(value))
    if origin in (collections.abc.Mapping, dict):
        _expect(isinstance(value, Mapping), where, "an object", value)
        item = typing.get_args(hint)[1]
        return {_text(key, where): from_plain(item, entry, f"{where}.{key}") for key, entry in value.items()}
    return _scalar(hint, value, where)


def _scalar(hint: Any, value: Any, where: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        try:
            return hint(value)
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from None
    if hint is float and type(value) is int:
        return float(value)
    _expect(type(value) is hint, where, hint.__name__, value)
    return value


def _optional(hint: Any, value: Any, where: str) -> Any:
    inner = [option for option in typing.get_args(hint) if option is not types.NoneType]
    if len(inner) != 1:
        raise TypeError(f"{where}: only X | None is supported, not {hint}")
    return None if value is None else from_plain(inner[0], value, where)


def _dataclass(cls: type, value: Any, where: str) -> Any:
    _expect(isinstance(value, Mapping), where, "an object", value)
    hints = _hints(cls)
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise ValueError(f"{where}: unknown key {unknown[0]!r}")
    try:
        return cls(**{name: from_plain(hints[name], item, f"{where}.{name}") for name, item in value.items()})
    except TypeError as error:
        raise ValueError(f"{where}: {error}") from None


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in dataclasses.fields(cls)}


def _text(key: Any, where: str) -> str:
    _expect(isinstance(key, str), where, "text as a key", key)
    return str(key)


def _expect(holds: bool, where: str, wanted: str, value: Any) -> None:
    if not holds:
        raise ValueError(f"{where}: expected {wanted}, not {type(value).__name__}")
