"""What may come back from a runner, one class for each request.

Strict: what does not fit, or is more than a runner ever says, is nonsense, and raises ValueError.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from judge.frames import MAX_NAMES
from judge.inside.failures import MAX_FRAMES, MAX_LINEAGE, MAX_MESSAGE
from judge.plain import Plain
from judge.values import decode

__all__ = ["Acted", "Asked", "Loaded", "Locked", "Looked", "Place", "Prepared", "Prompt", "Raised", "looks_ordinary"]


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

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.file, self.line)


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
    """How executing the source and all steps but the last went.

    `names` are those that the source does define when one is missing.
    """

    raised: Raised | None = None
    missing: str | None = None
    names: tuple[str, ...] = ()
    too_large: bool = False

    def __post_init__(self) -> None:
        if len(self.names) > MAX_NAMES:
            raise ValueError("more names than are ever told")


@dataclass(frozen=True, slots=True)
class _ActedForm(Plain):
    raised: Raised | None = None
    prompts: tuple[Prompt, ...] = ()
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Acted:
    """How the last step, or the program, went; its value decoded."""

    value: object
    raised: Raised | None
    prompts: tuple[Prompt, ...]
    too_large: bool

    @classmethod
    def from_json(cls, message: Mapping[str, Any]) -> Acted:
        """Check and decode a part of a message. Raises ValueError."""
        rest = dict(message)
        value = decode(rest.pop("value", ["n"]))
        form = _ActedForm.from_json(rest)
        return cls(value, form.raised, form.prompts, form.too_large)


@dataclass(frozen=True, slots=True)
class _LookedForm(Plain):
    raised: Raised | None = None
    files: Mapping[str, str | None] | None = None
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What was there afterwards: values in the order of the case's `then`, texts of files."""

    then: tuple[object, ...] = ()
    files: Mapping[str, str | None] = field(default_factory=dict)
    raised: Raised | None = None
    too_large: bool = False

    @classmethod
    def from_json(cls, message: Mapping[str, Any]) -> Looked:
        """Check and decode a part of a message. Raises ValueError."""
        rest = dict(message)
        then = rest.pop("then", [])
        if type(then) is not list:
            raise ValueError("not a list")
        form = _LookedForm.from_json(rest)
        return cls(tuple(decode(wire) for wire in then), form.files or {}, form.raised, form.too_large)


@dataclass(frozen=True, slots=True)
class _AskedForm(Plain):
    id: str
    too_large: bool = False


# Of most cases there is no more to be said.
_PREPARED, _LOOKED = Prepared(), Looked()
_ORDINARY, _AMISS = {"id", "acted", "looked"}, {"raised", "too_large"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to `case`; `acted` is None when the last step was never taken."""

    prepared: Prepared
    acted: Acted | None
    looked: Looked
    too_large: bool

    @classmethod
    def from_json(cls, message: Mapping[str, Any]) -> Asked:
        """Check and decode a message. Raises ValueError."""
        rest = dict(message)
        parts = [rest.pop(name, None) for name in ("prepared", "acted", "looked")]
        if any(part is not None and type(part) is not dict for part in parts):
            raise ValueError("not an object")
        prepared, acted, looked = parts
        form = _AskedForm.from_json(rest)
        return cls(
            Prepared.from_json(prepared) if prepared else _PREPARED,
            None if acted is None else Acted.from_json(acted),
            Looked.from_json(looked) if looked else _LOOKED,
            form.too_large,
        )


def looks_ordinary(message: Mapping[str, Any]) -> bool:
    """Whether an answer to `case` says, as most do, that all went well; what it says in full is still to be read."""
    acted, looked = message.get("acted"), message.get("looked", {})
    if type(acted) is not dict or type(looked) is not dict or not message.keys() <= _ORDINARY:
        return False
    return _AMISS.isdisjoint(acted) and _AMISS.isdisjoint(looked)
