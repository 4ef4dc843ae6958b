"""The two formats of content files, TOML and Markdown under YAML front matter, read with the lines of their keys."""

from __future__ import annotations

import re
import tomllib
from typing import Any, cast

import yaml

from judge.reading import Lines, Notes, Table

__all__ = ["front_matter", "toml_table"]


def toml_table(notes: Notes) -> Table | None:
    """A TOML file's top table, with the lines of its `[name]` and `[[name]]` tables and keys; None after a problem."""
    text = notes.text()
    if text is None:
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        notes.add(line, f"this is not valid TOML: {re.sub(r' [(]at .*', '', str(error))}")
        return None
    return Table(data, notes, _toml_lines(text))


def _toml_lines(text: str) -> Lines:
    """Where headers and keys stand; tomllib keeps no lines, so what stands between two must be TOML by itself."""
    lines: dict[tuple[str | int, ...], int] = {}
    rows = text.split("\n")
    path: tuple[str | int, ...] = ()
    start = 0
    for at, row in enumerate(rows):
        header = re.match(r"\s*(\[\[?)\s*([\w-]+)\s*\]", row)
        key = re.match(r"\s*\"?([\w-]+)\"?\s*=", row)
        if not (header or key) or not _is_toml("\n".join(rows[start:at])):
            continue
        start = at
        if header:
            path = (header[2],)
            if header[1] == "[[":
                path = (header[2], sum(len(known) == 2 and known[0] == header[2] for known in lines))
            lines[path] = at + 1
        elif key:
            lines.setdefault((*path, key[1]), at + 1)
    return lines


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


class _Loader(yaml.SafeLoader):
    """YAML whose only special plain words are true, false and null: `no`, `on` and dates stay text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"(?:true|false)\Z", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*)\Z", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?\Z", "-0123456789"),
    ("null", r"(?:null)?\Z", ["n", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def front_matter(notes: Notes) -> tuple[Table, str, int] | None:
    """The table between the `---` lines, the text after them, and the line on which it begins; None after a problem."""
    text = notes.text()
    if text is None:
        return None
    rows = text.split("\n")
    end = next((index for index, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), None)
    if rows[0].rstrip() != "---" or end is None:
        notes.add(1, "a front matter between two lines of --- is missing")
        return None
    lines: dict[tuple[str | int, ...], int] = {}
    try:
        # An empty row for the first --- keeps the lines as the file has them.
        data = _read_yaml("\n" + "\n".join(rows[1:end]), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        notes.add(mark.line + 1 if mark else 1, f"this is not valid YAML: {error.problem}")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        notes.add(1, f"this is not valid YAML: {error}")
        return None
    if not isinstance(data, dict):
        notes.add(2, "the front matter must be keys and values")
        return None
    start = next((at for at, row in enumerate(rows[end + 1 :], end + 1) if row), end + 1)
    return Table(data, notes, lines), "\n".join(rows[start:]).strip("\n") + "\n", start + 1


def _read_yaml(text: str, lines: dict[tuple[str | int, ...], int]) -> Any:
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="aliases are not used here", problem_mark=cast("yaml.error.Mark", event.start_mark)
            )
    node = yaml.compose(text, _Loader)
    return {} if node is None else _plain(node, (), lines)


def _plain(node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _plain_map(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), lines) for index, item in enumerate(node.value)]
    match node.tag.rpartition(":")[2]:
        case "bool":
            return node.value == "true"
        case "int":
            return int(node.value)
        case "float":
            return float(node.value)
        case "null":
            return None
        case "str":
            return str(node.value)
        case _:
            raise yaml.MarkedYAMLError(problem=f"the tag {node.tag} is not used here", problem_mark=node.start_mark)


def _plain_map(
    node: yaml.MappingNode, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key must be a plain word", problem_mark=key.start_mark)
        if key.value in data:
            raise yaml.MarkedYAMLError(problem=f'the key "{key.value}" stands twice', problem_mark=key.start_mark)
        lines[(*path, key.value)] = key.start_mark.line + 1
        data[key.value] = _plain(value, (*path, key.value), lines)
    return data
