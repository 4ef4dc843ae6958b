"""The front end's own files stay small, and name no host but where they must."""

import json
import re
from pathlib import Path

import pytest

from tests.frontend.files import FRONTEND

MODULES = sorted([*FRONTEND.glob("*.mjs"), *FRONTEND.glob("src/**/*.js"), *FRONTEND.glob("tests/*.js")])
SHEETS = sorted(FRONTEND.glob("src/**/*.css"))


def name(path: Path) -> str:
    return str(path.relative_to(FRONTEND))


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_a_style_sheet_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", [*MODULES, *SHEETS], ids=name)
def test_no_line_is_longer_than_120_characters(path: Path) -> None:
    assert [line for line in path.read_text().splitlines() if len(line) > 120 and "data:image" not in line] == []


@pytest.mark.parametrize("path", [*MODULES, *SHEETS], ids=name)
def test_sources_name_no_host(path: Path) -> None:
    text = path.read_text().replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?:|url\(\s*[\"']?//", text) == []


def test_the_lock_names_no_registry() -> None:
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    assert packages
    assert [path for path, package in packages.items() if "resolved" in package] == []
    assert [path for path, package in packages.items() if path and "integrity" not in package] == []


def test_every_dependency_is_pinned() -> None:
    dependencies = json.loads((FRONTEND / "package.json").read_text())["dependencies"]
    assert dependencies
    assert [name for name, version in dependencies.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
