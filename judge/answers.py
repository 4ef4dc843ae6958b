"""What may come back from a runner, one class for each request.

Strict: what does not fit, or is more than a runner ever says, is nonsense, and raises ValueError.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from judge.frames import MAX_NAMES
from judge.inside.failures import MAX_FRAMES, MAX_LINEAGE, MAX_MESSAGE
from judge.plain import Plain
from judge.values import decode

__all__ = ["Acted", "Loaded", "Locked", "Looked", "Place", "Prepared", "Prompt", "Raised"]


@dataclass(frozen=True, slots=True)
class Place(Plain):
    """A line of a file."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Raised(Plain):
    """An exception: the names of its class and of that class's bases, and where it passed, outermost first."""

    lineage: tuple[str, ...]
    message: str
    frames: tuple[Place, ...]

    def __post_init__(self) -> None:
        if len(self.lineage) > MAX_LINEAGE or len(self.frames) > MAX_FRAMES or len(self.message) > MAX_MESSAGE:
            raise ValueError("more than is ever said of an exception")


@dataclass(frozen=True, slots=True)
class Unreadable(Plain):
    """Why a file cannot be compiled; line 0 when there is none to blame."""

    type: str
    message: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Broken(Plain):
    """A broken rule, by its place in the job's rules."""

    file: str
    line: int
    rule: int


@dataclass(frozen=True, slots=True)
class Prompt(Plain):
    """What `input` was given to say, and after how many bytes of output."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Locked(Plain):
    """The answer to `lock`."""

    id: str


@dataclass(frozen=True, slots=True)
class Loaded(Plain):
    """The answer to `load`."""

    id: str
    unreadable: Unreadable | None = None
    broken: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared(Plain):
    """The answer to `prepare`; `names` are those that the source does define when one is missing."""

    id: str
    raised: Raised | None = None
    missing: str | None = None
    names: tuple[str, ...] = ()
    too_large: bool = False

    def __post_init__(self) -> None:
        if len(self.names) > MAX_NAMES:
            raise ValueError("more names than are ever told")


@dataclass(frozen=True, slots=True)
class _ActedForm(Plain):
    id: str
    raised: Raised | None = None
    prompts: tuple[Prompt, ...] = ()
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Acted:
    """The answer to `act`, its value decoded."""

    value: object
    raised: Raised | None
    prompts: tuple[Prompt, ...]
    too_large: bool

    @classmethod
    def from_json(cls, message: Mapping[str, Any]) -> Acted:
        """Check and decode a message. Raises ValueError."""
        rest = dict(message)
        value = decode(rest.pop("value", ["n"]))
        form = _ActedForm.from_json(rest)
        return cls(value, form.raised, form.prompts, form.too_large)


@dataclass(frozen=True, slots=True)
class _LookedForm(Plain):
    id: str
    raised: Raised | None = None
    files: Mapping[str, str | None] | None = None
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """The answer to `look`: values in the order of the case's `then`, texts of files."""

    then: tuple[object, ...]
    files: Mapping[str, str | None]
    raised: Raised | None
    too_large: bool

    @classmethod
    def from_json(cls, message: Mapping[str, Any]) -> Looked:
        """Check and decode a message. Raises ValueError."""
        rest = dict(message)
        then = rest.pop("then", [])
        if type(then) is not list:
            raise ValueError("not a list")
        form = _LookedForm.from_json(rest)
        return cls(tuple(decode(wire) for wire in then), form.files or {}, form.raised, form.too_large)
