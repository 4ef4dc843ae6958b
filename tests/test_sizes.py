"""The house stays small: more than these sizes wants a reason, written down here beside the name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROOMS = ["judge", "courses", "exercises", "accounts", "review", "cohorts", "config", "tests", "bench"]
FUNCTION_LINES = 40
VIEW_LINES = 30
FILE_LINES = 300
TEMPLATE_LINES = 130
SCRIPT_LINES = 200


def python_files() -> Iterator[Path]:
    yield ROOT / "bootstrap.py"
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts and "hostile" not in path.parts:
                yield path


def too_long(paths: Iterator[Path], most: int) -> list[str]:
    counted = ((path, len(path.read_text().splitlines())) for path in paths)
    return [f"{path.relative_to(ROOT)}: {lines}" for path, lines in counted if lines > most]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_are_short() -> None:
    assert too_long(python_files(), FILE_LINES) == []


@pytest.mark.parametrize("most", [FUNCTION_LINES, VIEW_LINES])
def test_functions_are_short_and_views_shorter(most: int) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name} has {lines} lines"
        for path in python_files()
        for name, lines in functions(path)
        if lines > most and (most == FUNCTION_LINES or "views" in path.parts)
    ]
    assert found == []


def test_templates_are_short() -> None:
    assert too_long((ROOT / "templates").rglob("*.html"), TEMPLATE_LINES) == []


def test_scripts_are_short() -> None:
    assert too_long((ROOT / "frontend" / "src").rglob("*.js"), SCRIPT_LINES) == []
