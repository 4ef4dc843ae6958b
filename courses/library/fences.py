"""What the words after the backticks of a code fence mean."""

import json
import re
from dataclasses import dataclass

WORD = re.compile(r'\s*([\w-]+)(?:=("(?:[^"\\]|\\.)*"|[\w-]+))?(?=\s|$)')


@dataclass(frozen=True)
class FenceInfo:
    """An info string taken apart: ```python run stdin="4\\n"``` has the flag `run` and the value `stdin`."""

    language: str
    flags: frozenset[str]
    values: tuple[tuple[str, str], ...]

    @property
    def stdin(self) -> str:
        """What the program reads, empty when nothing is said."""
        return dict(self.values).get("stdin", "")


def parse_info(info: str) -> FenceInfo:
    """Take an info string apart; ValueError says what cannot be read."""
    info = info.strip()
    language, _, rest = info.partition(" ")
    flags: set[str] = set()
    values: dict[str, str] = {}
    at = 0
    while rest[at:].strip():
        match = WORD.match(rest, at)
        if match is None:
            raise ValueError(f"cannot read the words after the backticks from here: {rest[at:].strip()}")
        name, value = match[1], match[2]
        if name in flags or name in values:
            raise ValueError(f"{name} stands twice after the backticks")
        if value is None:
            flags.add(name)
        else:
            values[name] = _unquoted(value)
        at = match.end()
    return FenceInfo(language, frozenset(flags), tuple(values.items()))


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except json.JSONDecodeError as error:
        raise ValueError(f"cannot read the text {value}: {error.msg}") from None


def lesson_fence(info: str) -> FenceInfo:
    """The info of a fence in a lesson or another text for readers; ValueError says which words do not fit."""
    fence = parse_info(info)
    names = fence.flags | {name for name, _value in fence.values}
    if fence.language != "python":
        allowed: set[str] = set()
    elif {"run", "predict"} <= fence.flags:
        raise ValueError("a fence is either run or predict, not both")
    elif fence.flags & {"run", "predict"}:
        allowed = {"run", "predict", "continues", "error", "stdin"}
    else:
        allowed = set()
    for name in sorted(names - allowed):
        mode = sorted(fence.flags & {"run", "predict"}) if fence.language == "python" else []
        kind = " ".join([fence.language or "plain", *mode])
        raise ValueError(f"{name} does not belong to a {kind} fence")
    _check_shapes(fence)
    return fence


def quiz_fence(info: str) -> FenceInfo:
    """The info of a fence in a question: only `stdin` may follow `python`, and `misconception` follows `distractor`."""
    fence = parse_info(info)
    allowed = {"python": {"stdin"}, "distractor": {"misconception"}}.get(fence.language, set())
    for name in sorted((fence.flags | {name for name, _value in fence.values}) - allowed):
        raise ValueError(f"{name} does not belong to a {fence.language or 'plain'} fence in a quiz")
    _check_shapes(fence)
    return fence


def _check_shapes(fence: FenceInfo) -> None:
    for name in fence.flags & {"stdin", "misconception"}:
        raise ValueError(f'{name} needs a value: {name}="…"')
    for name, _value in fence.values:
        if name not in {"stdin", "misconception"}:
            raise ValueError(f"{name} takes no value")
