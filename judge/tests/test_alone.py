"""The package by itself: built, installed where there is no Django, and judging there."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import judge
from judge.tests.folders import ADD_UP, TURN_LEFT

PACKAGE = Path(judge.__file__).parent
ROOT = PACKAGE.parent
PROJECT = tomllib.loads((PACKAGE / "pyproject.toml").read_text())["project"]
# What an import is called, and the package that has it.
IMPORTS = {"yaml": "PyYAML"}


@dataclass
class Alone:
    """An environment with the package in it, and little else."""

    wheel: Path
    folder: Path

    def run(self, *words: str | Path, code: int = 0) -> str:
        """What a program of the environment prints, far from the checkout."""
        path = self.folder / "bin" / words[0]
        ended = subprocess.run(
            [path, *words[1:]], cwd=self.folder, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True
        )
        assert ended.returncode == code, ended.stderr
        return ended.stdout


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    folder = tmp_path_factory.mktemp("alone")
    shutil.copytree(PACKAGE, folder / "judge", ignore=shutil.ignore_patterns("tests", "__pycache__", "*.egg-info"))
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), "./judge"]
    built = subprocess.run(build, cwd=folder, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    subprocess.run([*pip, "--python", python, "install", "-q", "--no-index", "--no-deps", str(wheel)], check=True)
    packages = sysconfig.get_path("purelib", vars={"base": str(environment)})
    shutil.copytree(Path(yaml.__file__).parent, Path(packages, "yaml"))
    return Alone(wheel, environment)


def test_it_holds_every_module_and_no_test(alone: Alone) -> None:
    ours = {
        f"judge/{path.relative_to(PACKAGE)}"
        for path in PACKAGE.rglob("*.py")
        if not {"tests", "__pycache__"} & set(path.relative_to(PACKAGE).parts)
    }
    names = {name for name in zipfile.ZipFile(alone.wheel).namelist() if ".dist-info/" not in name}
    assert names == ours | {"judge/py.typed"}


def test_it_needs_what_it_imports_and_nothing_else() -> None:
    imported = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" not in path.relative_to(PACKAGE).parts:
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Import):
                    imported |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    imported.add(node.module.partition(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"judge"}
    needed = {re.split(r"[<>=~! ]", need)[0] for need in PROJECT["dependencies"]}
    assert {IMPORTS[name] for name in foreign} == needed


def test_there_is_no_django_and_the_wall_holds(alone: Alone) -> None:
    alone.run("python", "-c", "import django", code=1)
    assert "The wall holds." in alone.run("judge", "doctor")
    assert "The wall holds." in alone.run("python", "-m", "judge", "doctor")


def test_it_judges_exercises_from_folders(alone: Alone) -> None:
    assert "Accepted" in alone.run("judge", "run", TURN_LEFT, TURN_LEFT / "solution.py")
    assert "Case 1" in alone.run("judge", "run", ADD_UP, ADD_UP / "stub.py", code=1)


def test_it_is_installed_from_where_it_says(alone: Alone) -> None:
    said = alone.run("python", "-c", "import judge; print(judge.__file__, judge.__version__)")
    assert said.startswith(str(alone.folder))
    assert said.split()[1] == alone.wheel.name.split("-")[1]


def test_what_the_documentation_shows_is_so(alone: Alone) -> None:
    section = (ROOT / "docs" / "judge.md").read_text().split("## Using the judge alone\n")[1].split("\n## ")[0]
    (example,) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    (printed,) = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    assert alone.run("python", "-c", example) == printed


def test_its_licence_is_the_projects() -> None:
    assert (PACKAGE / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()
    assert PROJECT["license"] == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"]
    assert (
        PROJECT["requires-python"] == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    )
