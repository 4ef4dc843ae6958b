"""Exceptions as data: what their class is called, what they say, and where in the learner's own files they passed."""

from __future__ import annotations

import types
from collections.abc import Container, Iterator
from typing import Any

__all__ = ["MAX_FRAMES", "MAX_LINEAGE", "MAX_MESSAGE", "describe", "describe_unreadable"]

MAX_FRAMES = 30
MAX_MESSAGE = 2000
MAX_NAME = 100
MAX_LINEAGE = 30

_class_name = type.__dict__["__name__"].__get__
_lineage = type.__dict__["__mro__"].__get__


def describe(error: BaseException, files: Container[str]) -> dict[str, Any]:
    """The exception as JSON values; frames have file and line, outermost first, a long row without its middle."""
    frames = [
        {"file": frame.f_code.co_filename, "line": line}
        for frame, line in _walk(error.__traceback__)
        if frame.f_code.co_filename in files
    ]
    if len(frames) > MAX_FRAMES:
        frames = frames[: MAX_FRAMES // 2] + frames[-MAX_FRAMES // 2 :]
    kinds = [_class_name(kind)[:MAX_NAME] for kind in _lineage(type(error)) if kind is not object]
    return {"lineage": kinds[:MAX_LINEAGE], "message": _message(error), "frames": frames}


def describe_unreadable(error: BaseException, file: str) -> dict[str, Any]:
    """What keeps a file from being compiled, as JSON values."""
    line = getattr(error, "lineno", None) or 0
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return {"type": type(error).__name__, "message": str(message)[:MAX_MESSAGE], "file": file, "line": line}


def _walk(place: types.TracebackType | None) -> Iterator[tuple[types.FrameType, int]]:
    while place is not None:
        yield place.tb_frame, place.tb_lineno
        place = place.tb_next


def _message(error: BaseException) -> str:
    try:
        return str(error)[:MAX_MESSAGE]
    except BaseException:  # whatever a stranger's __str__ does, the exception is still of its class
        return ""
