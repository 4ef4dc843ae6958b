"""Tests that learners write: against which programs they are run, and what counts, through the real jail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from judge import Judge, Verdict, load_exercise
from judge.exercise import Case, Entry, Job, Limits, Role, Subject
from judge.grading import stopped
from judge.jail.walls import Wall
from judge.report import CaseReport, CaseState, MissingName, Report
from judge.rules import Rule, RuleKey, RuleSense
from judge.subjects import Said, bare
from judge.suites import WALLS_IN_ALL, judge_each
from judge.tests.folders import TEST_THE_FARE
from judge.tests.jobs import job

pytestmark = pytest.mark.walls(*Wall)

RIGHT = "def double(n):\n    '''The right one.'''\n    return 2 * n  # right\n"
TRIPLES = "def double(n):\n    # broken\n    return 3 * n\n"
CRASHES = "def double(n):\n    if n > 2:\n        raise KeyError(n)\n    return 2 * n\n"
HANGS = "def double(n):\n    while n > 2:\n        pass\n    return 2 * n\n"
IMPORTS = "import pytest\nfrom prog import double\n"
GOOD = IMPORTS + "def test_it():\n    assert double(3) == 6\n"


def suite(tests: str, *broken: str, **more: object) -> Job:
    """The job of these tests, a right program and broken ones."""
    subjects = [Subject(RIGHT, Role.RIGHT), *(Subject(source, Role.BROKEN) for source in broken)]
    cases = (Case(number, public=number == 1, subject=subject) for number, subject in enumerate(subjects, 1))
    task = replace(job({"test_prog.py": tests}, *cases), entry=Entry("test_prog.py", program="prog.py"))
    return replace(task, **more)  # type: ignore[arg-type]  # the fields are the test's own


def states(report: Report) -> list[str]:
    return [case.state.value for case in report.cases]


def test_tests_that_pass_on_the_right_program_and_catch_every_broken_one_are_accepted(judge: Judge) -> None:
    report = judge.run(suite(GOOD, TRIPLES, "def double(n):\n    return n\n"))

    assert report.accepted
    assert [case.role for case in report.cases] == [Role.RIGHT, Role.BROKEN, Role.BROKEN]
    assert report.cpu_s > 0


def test_a_broken_program_that_no_test_notices_is_a_wrong_answer_at_its_number(judge: Judge) -> None:
    report = judge.run(suite(GOOD, TRIPLES, "def double(n):\n    return 6\n"))

    assert (report.verdict, report.first_failing) == (Verdict.WRONG_ANSWER, 3)


def test_a_test_that_fails_on_the_right_program_is_shown_with_what_it_compared(judge: Judge) -> None:
    tests = IMPORTS + "def test_a():\n    pass\ndef test_b():\n    assert double(3) == 9\n"
    report = judge.run(suite(tests, TRIPLES))

    assert states(report) == ["wrong_answer", "wrong_answer"]
    assert report.cases[0].got == "test_b"
    assert report.failure is not None
    assert (report.failure.type, report.failure.message) == ("AssertionError", "assert 6 == 9")
    assert [frame.source for frame in report.failure.frames] == ["assert double(3) == 9"]


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("assert double(3) == 6", "passed"),
        ("assert double(3) == 6, 'no'", "passed"),
        ("if double(3) != 6: raise AssertionError", "passed"),
        ("if double(3) != 6: pytest.fail('no')", "passed"),
        ("with pytest.raises(TypeError): [][double(3) and 0 if double(3) != 6 else 'a']", "passed"),
        ("with pytest.raises(TypeError): None.x if double(3) != 6 else None + 1", "passed"),
        ("try:\n        assert double(3) == 6\n    except Exception: pass", "wrong_answer"),
        ("double(3)", "wrong_answer"),
        ("if double(3) != 6: raise ValueError", "runtime_error"),
        ("if double(3) != 6: raise SystemExit", "runtime_error"),
        ("if double(3) != 6: import sys; sys.exit(0)", "runtime_error"),
        ("if double(3) != 6: raise KeyboardInterrupt", "runtime_error"),
        ("if double(3) != 6: import os; os._exit(0)", "runtime_error"),
        ("if double(3) != 6: [].x", "runtime_error"),
        ("while double(3) != 6: pass", "time_limit"),
        ("if double(3) != 6: bytearray(1 << 30)", "memory_limit"),
        ("while double(3) != 6: print('x' * 1000)", "output_limit"),
    ],
)
def test_a_broken_program_is_caught_by_an_assertion_or_a_declared_exception_alone(
    judge: Judge, body: str, state: str
) -> None:
    report = judge.run(suite(f"{IMPORTS}def test_it():\n    {body}\n", TRIPLES, limits=Limits(seconds=1)))

    assert states(report) == ["passed", state]


def test_an_assertion_counts_although_another_test_crashes(judge: Judge) -> None:
    tests = GOOD + "def test_b():\n    1 / (6 - double(3) or 1)\n    assert double(3) == 6 or [].x\n"

    assert states(judge.run(suite(tests, TRIPLES))) == ["passed", "passed"]


def test_a_program_that_crashes_where_it_should_not_is_caught_by_declaring_what_it_may_do(judge: Judge) -> None:
    careful = GOOD + (
        "def test_no_error():\n    try:\n        double(5)\n    except KeyError:\n        pytest.fail('an error')\n"
    )

    assert states(judge.run(suite(GOOD, CRASHES))) == ["passed", "runtime_error"]
    assert states(judge.run(suite(careful, CRASHES))) == ["passed", "passed"]


@pytest.mark.parametrize(
    ("tests", "similar"),
    [
        ("", None),
        ("def check_test(): pass\n", "check_test"),
        ("class TestIt:\n    def test_it(self): pass\n", "TestIt"),
        ("test_it = 3\n", "test_it"),
    ],
)
def test_a_file_without_tests_is_not_accepted(judge: Judge, tests: str, similar: str | None) -> None:
    report = judge.run(suite(f"from prog import double\n{tests}", TRIPLES))

    assert states(report) == ["missing_name", "missing_name"]
    assert report.missing == MissingName("test_", similar)


def test_tests_that_cannot_be_begun_are_a_runtime_error_or_a_syntax_error(judge: Judge) -> None:
    crashed = judge.run(suite("from porg import double\ndef test_it(): pass\n", TRIPLES))
    unreadable = judge.run(suite("def test_it(:\n", TRIPLES))
    renamed = judge.run(suite("from prog import duble\ndef test_it(): pass\n", TRIPLES))

    assert states(crashed) == states(renamed) == ["runtime_error", "runtime_error"]
    assert crashed.failure is not None
    assert crashed.failure.message == "No module named 'porg'"
    assert (unreadable.verdict, states(unreadable)) == (Verdict.SYNTAX_ERROR, ["not_run", "not_run"])


def test_rules_are_held_against_the_tests_and_not_against_the_programs(judge: Judge) -> None:
    rules = (Rule(RuleSense.FORBID, RuleKey.NODE, "While", "No loops."),)

    assert states(judge.run(suite(GOOD, HANGS.replace("n > 2", "n > 9") + TRIPLES, rules=rules))) == ["passed"] * 2
    looping = judge.run(suite(GOOD + "while False:\n    pass\n", TRIPLES, rules=rules))
    assert looping.verdict is Verdict.FORBIDDEN_CONSTRUCT


def test_what_hidden_programs_make_tests_print_and_say_is_not_shown(judge: Judge) -> None:
    tests = IMPORTS + "def test_it():\n    print('got', double(3))\n    assert double(3) == 6, f'tripled {double(3)}'\n"
    caught = judge.run(suite(tests, TRIPLES))
    crashed = judge.run(suite(tests.replace("assert", "if double(3) != 6: raise ValueError(double(3))\n    "), TRIPLES))

    assert caught.accepted
    assert caught.stdout == "got 6\n"
    for report in (caught, crashed):
        assert "got 9" not in str(report.to_json())
        assert "tripled" not in str(report.cases)


SPIES = {
    "its text": "import inspect\nassert 'return' in inspect.getsource(double)",
    "its comments": "assert 'broken' not in repr(double.__code__.co_consts)",
    "its docstring": "assert double.__doc__ is None",
    "its file": "import prog\nassert not __import__('os').path.exists(prog.__file__)",
    "its name": "import prog\nassert (prog.__name__, prog.__file__) == ('prog', 'prog.py')",
    "its turn": "import os\nassert os.listdir() == []\nopen('been-here', 'w').close()\nassert os.getpid() == 1",
    "what came before": "import builtins\nassert not hasattr(builtins, 'seen')\nbuiltins.seen = 1",
}


@pytest.mark.parametrize("spy", SPIES)
def test_nothing_around_a_program_tells_which_it_is(judge: Judge, spy: str) -> None:
    """Each spy learns the same before every program: it either works for all or for none."""
    body = "\n    ".join(SPIES[spy].splitlines())
    tests = f"{IMPORTS}def test_spy():\n    {body}\n"
    report = judge.run(suite(tests, TRIPLES, "def double(n):\n    '''Broken.'''\n    return 0\n"))
    caught = [case.state is CaseState.PASSED for case in report.cases if case.role is Role.BROKEN]

    assert not report.accepted
    if spy == "its text" or (spy == "its turn" and judge.wall == Wall.B):
        assert states(report) == ["runtime_error"] * 3
    else:
        assert states(report) == ["passed", "wrong_answer", "wrong_answer"], report
        assert caught == [False, False]


@pytest.mark.parametrize(
    "forged",
    [
        "pytest.raises = pytest.fail = None",
        "import judge.inside.suite as s; s.Suite.run = lambda self: (1, [])",
        "import judge.inside.suite as s; s.Suite.run = lambda self: (1, [('test_it', 'failed')])",
        "import judge.inside.suite as s; s.Suite.run = lambda self: (1, 'failed')",
        "import judge.inside.suite as s; s.Suite.run = lambda self: 'passed'",
    ],
)
def test_a_suite_that_answers_the_same_for_every_program_is_never_accepted(judge: Judge, forged: str) -> None:
    report = judge.run(suite(f"{IMPORTS}{forged}\ndef test_it():\n    pass\n", TRIPLES))

    assert not report.accepted
    assert report.verdict is not Verdict.JUDGE_ERROR


def test_a_learners_file_may_not_stand_in_for_the_program(judge: Judge) -> None:
    task = suite(GOOD, TRIPLES)
    report = judge.run(replace(task, files={**task.files, "prog.py": RIGHT}))

    assert (report.verdict, report.note) == (
        Verdict.SYNTAX_ERROR,
        "The file name prog.py belongs to the exercise itself.",
    )


def parts(task: Job, run: Callable[[Job], Report]) -> tuple[Report, list[int]]:
    """The whole report, and the order in which the programs had their turn."""
    turns: list[int] = []

    def noted(part: Job) -> Report:
        turns.append(part.cases[0].number)
        return run(part)

    return judge_each(task, noted), turns


def ended(part: Job, state: CaseState = CaseState.PASSED, wall_s: float = 0.0) -> Report:
    report = Report.from_cases((stopped(part.cases[0], state, 0.0),), part.case_hash)
    return replace(report, wall_s=wall_s)


def test_the_order_is_random_and_the_report_is_not() -> None:
    task = suite(GOOD, *([TRIPLES] * 7))
    tried = [parts(task, ended) for _ in range(40)]

    assert len({tuple(turns) for _, turns in tried}) > 30
    assert {turns[0] for _, turns in tried} > {1}
    assert {report for report, _ in tried} == {tried[0][0]}
    assert [case.number for case in tried[0][0].cases] == list(range(1, 9))


def test_what_follows_the_first_program_that_never_ends_is_not_run_whatever_the_order() -> None:
    def run(part: Job) -> Report:
        return ended(part, CaseState.TIME_LIMIT if part.cases[0].number in (3, 5) else CaseState.PASSED)

    for _ in range(20):
        report, _ = parts(suite(GOOD, *([TRIPLES] * 5)), run)
        assert states(report) == ["passed", "passed", "time_limit", "not_run", "not_run", "not_run"]
        assert (report.verdict, report.first_failing) == (Verdict.TIME_LIMIT, 3)


def test_all_programs_together_have_a_bounded_time() -> None:
    task = suite(GOOD, *([TRIPLES] * 19))
    report, turns = parts(task, lambda part: ended(part, wall_s=task.limits.wall_s * 0.9))

    assert len(turns) == WALLS_IN_ALL + 1
    assert report.verdict is Verdict.TIME_LIMIT


def test_a_program_is_bared_the_same_way_each_time() -> None:
    assert bare(RIGHT) == bare(RIGHT.replace("  # right", "").replace("The right one.", "Broken")) != bare(TRIPLES)
    assert bare("class A:\n    'only this'\n") == "class A:\n    pass\n"
    assert bare("'only this'\n") == "\n"


@pytest.mark.parametrize("value", [None, 3, [1, []], (1, ()), (1, [("a", "fine")]), (1, ["ab"]), (True, []), (1, [()])])
def test_what_no_run_of_tests_says_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not what a run of tests says"):
        Said.from_value(value)


def test_a_change_of_a_program_or_of_its_name_changes_the_hash() -> None:
    exercise = load_exercise(TEST_THE_FARE)
    first, *others = exercise.cases
    assert first.subject is not None
    other = replace(first, subject=replace(first.subject, source=first.subject.source + "\n"))

    assert replace(exercise, cases=(other, *others)).case_hash != exercise.case_hash
    assert replace(exercise, entry=replace(exercise.entry, program="x.py")).case_hash != exercise.case_hash


def test_a_word_on_a_broken_program_is_told_and_nothing_else() -> None:
    case = Case(2, subject=Subject("SECRET", Role.BROKEN, "Look at the border."))
    report = stopped(case, CaseState.WRONG_ANSWER)

    assert report == CaseReport(2, CaseState.WRONG_ANSWER, shown="Look at the border.", role=Role.BROKEN)
    assert "SECRET" not in str(report.to_json())
    assert "SECRET" not in str(case.question())
