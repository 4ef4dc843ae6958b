"""Reading TOML and front matter, so that every problem knows its line."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

from courses.library.problems import Report

Location = tuple[int | str, ...]
M = TypeVar("M", bound=BaseModel)


class PlainLoader(yaml.SafeLoader):
    """YAML without surprises: only true and false are booleans, dates stay text, keys stand once, no aliases."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases, which nobody needs in a front matter and which can grow without bound."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # the stubs leave it untyped
            raise yaml.constructor.ConstructorError(None, None, "aliases are not used here", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that stands twice."""
        seen: set[str] = set()
        for key, _value in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f'key "{key.value}" stands twice', key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _resolver(tag: str, pattern: str, first: str) -> None:
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_resolver("bool", r"^(?:true|false)$", "tf")
_resolver("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789")
_resolver("float", r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$", "-0123456789")
_resolver("null", r"^(?:null)?$", "n")


@dataclass(frozen=True)
class Document:
    """A file with front matter: its data, and its text with the line where that begins."""

    data: dict[str, Any]
    text: str
    text_line: int
    line_of: Callable[[Location], int]


def read_text(report: Report) -> str | None:
    """The file's text, or None after noting why it cannot be read."""
    try:
        text = report.path.read_text(encoding="utf-8")
    except FileNotFoundError:
        report.add(1, "this file is missing")
    except UnicodeDecodeError as error:
        report.add(error.object[: error.start].count(b"\n") + 1, "this is not valid UTF-8")
    else:
        if "\0" in text:
            report.add(text[: text.index("\0")].count("\n") + 1, "a NUL character stands here")
            return None
        return text
    return None


def read_document(report: Report) -> Document | None:
    """Split front matter from text; None after noting a problem."""
    source = read_text(report)
    if source is None:
        return None
    lines = source.splitlines()
    if not lines or lines[0].rstrip() != "---":
        report.add(1, "a front matter between --- lines is missing")
        return None
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        report.add(1, "the front matter has no closing --- line")
        return None
    # The first line stands in as a comment, so that YAML counts lines as the file does.
    parsed = _parse_yaml("#\n" + "\n".join(lines[1:end]), report)
    if parsed is None:
        return None
    data, line_of = parsed
    return Document(data, "\n".join(lines[end + 1 :]) + "\n", end + 2, line_of)


def _parse_yaml(text: str, report: Report) -> tuple[dict[str, Any], Callable[[Location], int]] | None:
    try:
        root = yaml.compose(text, PlainLoader)
        data = yaml.load(text, PlainLoader)  # noqa: S506  # PlainLoader is a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.add(mark.line + 1 if mark else 1, f"not valid YAML: {error.problem}")
        return None
    except yaml.YAMLError as error:
        report.add(1, f"not valid YAML: {error}")
        return None
    if data is None:
        return {}, lambda location: 1
    if not isinstance(data, dict):
        report.add(1, "the front matter must be keys and values")
        return None
    return data, lambda location: _yaml_line(root, location)


def _yaml_line(root: yaml.Node | None, location: Location) -> int:
    node, line = root, 1
    for step in location:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


def read_toml(report: Report, model: type[M]) -> tuple[M, Callable[[Location], int]] | None:
    """The file's data as `model`, with a function from keys to lines; None after noting its problems."""
    text = read_text(report)
    if text is None:
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        message = re.sub(r" \(at .*\)$", "", str(error))
        report.add(int(place[1]) if place else text.count("\n") + 1, f"not valid TOML: {message}")
        return None

    def line_of(location: Location) -> int:
        return _toml_line(text, location)

    value = validate(model, data, report, line_of)
    return (value, line_of) if value is not None else None


def _toml_line(text: str, location: Location) -> int:
    """The line of a key: tomllib keeps none, so headers and keys are looked up in order."""
    lines = text.splitlines()
    at = 0
    for here, after in zip(location, (*location[1:], None), strict=True):
        if isinstance(here, int):
            continue
        name = re.escape(here)
        header = rf"\s*\[\[\s*{name}\s*\]\]" if isinstance(after, int) else rf"\s*\[\s*{name}\s*\]"
        hits = [i for i in range(at, len(lines)) if re.match(header, lines[i])]
        nth = after if isinstance(after, int) else 0
        if nth < len(hits):
            at = hits[nth]
            continue
        at = next((i for i in range(at, len(lines)) if re.match(rf'\s*"?{name}"?\s*=', lines[i])), at)
    return at + 1


def validate(model: type[M], data: object, report: Report, line_of: Callable[[Location], int]) -> M | None:
    """`data` as `model`; None after noting everything that does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False):
            report.add(line_of(item["loc"]), _sentence(cast("dict[str, Any]", item)))
    return None


def _sentence(item: dict[str, Any]) -> str:
    *_parents, key = item["loc"] or ("",)
    match item["type"]:
        case "extra_forbidden":
            return f'unknown key "{key}"'
        case "missing":
            return f'key "{key}" is missing'
        case _:
            name = ".".join(str(step) for step in item["loc"])
            message = str(item["msg"]).removeprefix("Value error, ")
            return f"{name}: {message[:1].lower()}{message[1:]}"
