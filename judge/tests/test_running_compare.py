"""How what came is compared with what was expected, through the real jail."""

from __future__ import annotations

import pytest

from judge import Judge, Verdict
from judge.exercise import Compare, CompareMode
from judge.jail.walls import Wall
from judge.report import CaseState
from judge.tests.jobs import call, job, program

pytestmark = pytest.mark.walls(*Wall)

TOKENS, UNORDERED, EXACT = map(Compare, (CompareMode.TOKENS, CompareMode.UNORDERED, CompareMode.EXACT))
CLOSE = Compare(CompareMode.TOLERANCE, 1e-3)


@pytest.mark.parametrize(
    ("compare", "returned", "expected", "accepted"),
    [
        (CLOSE, "[{'a': 0.30004}]", "[{'a': 0.3}]", True),
        (CLOSE, "0.302", "0.3", False),
        (CLOSE, "2000.5", "2000.0", True),
        (CLOSE, "float('nan')", "0.3", False),
        (CLOSE, "0", "0.0", False),
        (UNORDERED, "[3, 1, 2, 1]", "[1, 1, 2, 3]", True),
        (UNORDERED, "[3, 1, 2, 2]", "[1, 1, 2, 3]", False),
        (UNORDERED, "[[2, 1]]", "[[1, 2]]", False),
        (UNORDERED, "(2, 1)", "[1, 2]", False),
        (TOKENS, "'a  b'", "'a b'", False),
    ],
)
def test_values(judge: Judge, compare: Compare, returned: str, expected: str, accepted: bool) -> None:
    report = judge.run(job(f"def f():\n    return {returned}\n", call("f()", expected), names=("f",), compare=compare))

    assert report.verdict is (Verdict.ACCEPTED if accepted else Verdict.WRONG_ANSWER)


@pytest.mark.walls(Wall.A)
@pytest.mark.parametrize(
    ("compare", "printed", "expected", "accepted"),
    [
        (CLOSE, "mean 0.33333\n", "mean 0.3333\n", True),
        (CLOSE, "mean 0.4\n", "mean 0.3333\n", False),
        (TOKENS, "a\tb\n\nc", "a b c\n", True),
        (TOKENS, "ab c", "a b c\n", False),
        (UNORDERED, "b\na \n", "a\nb\n", True),
        (UNORDERED, "b\na\nb\n", "a\nb\n", False),
        (EXACT, "a\n", "a\n", True),
        (EXACT, "a", "a\n", False),
    ],
)
def test_output_and_files(judge: Judge, compare: Compare, printed: str, expected: str, accepted: bool) -> None:
    source = f"print({printed!r}, end='')\nopen('out.txt', 'w').write({printed!r})\n"
    by_output = judge.run(job(source, program(expected), compare=compare))
    by_file = judge.run(job(source, program(files_after={"out.txt": expected}), compare=compare))

    assert by_output.accepted is by_file.accepted is accepted


@pytest.mark.parametrize("compare", [CLOSE, TOKENS, UNORDERED, EXACT])
def test_an_object_that_equals_everything_equals_nothing_in_any_mode(judge: Judge, compare: Compare) -> None:
    source = (
        "class All(float):\n    def __eq__(self, other): return True\n    __hash__ = float.__hash__\n"
        "def f():\n    return [All(1.0)]\n"
    )
    (case,) = judge.run(job(source, call("f()", "[1.0]"), names=("f",), compare=compare)).cases

    assert (case.state, case.got) == (CaseState.WRONG_ANSWER, "[<All 1.0>]")


def test_only_names_that_the_case_asks_about_are_looked_at_afterwards(judge: Judge) -> None:
    source = "class Pair:\n    def __init__(self):\n        self.left, self.right = [], 1\n"
    case = call("Pair()", stdout="", then={"Pair().left": "[]", "Pair().wrong": "1"})
    (told,) = judge.run(job(source, case, names=("Pair",))).cases

    assert (told.part, told.got) == ("Pair().wrong", "<exception raised AttributeError>")


@pytest.mark.parametrize("limit", ["while True: pass", "bytearray(1 << 30)"])
def test_a_case_that_never_ends_does_not_hide_the_ones_before_it(judge: Judge, limit: str) -> None:
    source = f"def f(n):\n    if n == 3:\n        {limit}\n    return n\n"
    cases = [call(f"f({n})", str(n if n != 2 else 7), number=n) for n in (1, 2, 3, 4)]
    report = judge.run(job(source, *cases, names=("f",)))

    assert [case.state.value for case in report.cases][:2] == ["passed", "wrong_answer"]
    assert report.cases[2].state in (CaseState.TIME_LIMIT, CaseState.MEMORY_LIMIT)
    assert report.cases[3].state is CaseState.NOT_RUN
    assert (report.verdict, report.first_failing) == (Verdict.WRONG_ANSWER, 2)
