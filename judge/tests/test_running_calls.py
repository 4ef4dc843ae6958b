"""What a case of calls and steps means, through the real jail."""

from __future__ import annotations

import pytest

from judge import Judge, Verdict
from judge.exercise import Case
from judge.jail.walls import Wall
from judge.report import CaseState
from judge.rules import Rule, RuleKey, RuleSense
from judge.tests.jobs import call, job

pytestmark = pytest.mark.walls(*Wall)

ACCOUNT = """
class TooLittle(Exception):
    pass

class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        print("asked for", amount)
        if amount > self.balance:
            raise TooLittle("only %d" % self.balance)
        self.balance -= amount
        return self.balance
"""


@pytest.mark.parametrize(
    "literal",
    [
        "None",
        "True",
        "-42",
        "10**30",
        "0.1",
        "'é\\n'",
        "b'\\xff'",
        "[1, [2]]",
        "(1,)",
        "{1: 'a'}",
        "{1, 2}",
        "[{(1, 2): {'a'}}]",
    ],
)
def test_plain_values_come_out_as_they_are(judge: Judge, literal: str) -> None:
    value = str(eval(literal)) if "**" in literal else literal
    assert judge.run(job(f"def f():\n    return {literal}\n", call("f()", value), names=("f",))).accepted


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        ("1", "True"),
        ("1.0", "1"),
        ("(1,)", "[1]"),
        ("Sub(3)", "3"),
        ("Equal()", "3"),
        ("f", "3"),
        ("range(3)", "[0, 1, 2]"),
    ],
)
def test_values_of_other_types_equal_nothing(judge: Judge, returned: str, expected: str) -> None:
    source = (
        "class Sub(int): pass\n"
        "class Equal:\n    def __eq__(self, other): return True\n    def __hash__(self): return 3\n"
        f"def f():\n    return {returned}\n"
    )
    assert judge.run(job(source, call("f()", expected), names=("f",))).verdict is Verdict.WRONG_ANSWER


def test_an_object_is_shown_by_what_it_says_of_itself_without_addresses(judge: Judge) -> None:
    source = "from fractions import Fraction\ndef f():\n    return [Fraction(1, 2), print.__class__, f]\n"
    (case,) = judge.run(job(source, call("f()", "[]"), names=("f",))).cases
    assert case.got == "[Fraction(1, 2), <class 'builtin_function_or_method'>, <function f>]"


def test_the_last_step_is_what_is_compared(judge: Judge) -> None:
    good = Case(
        1, steps=("a = Account(5)", "a.withdraw(2)"), gives="3", stdout="asked for 2\n", then={"a.balance": "3"}
    )
    bad = Case(2, steps=("a = Account(5)", "a.withdraw(2)"), gives="3", then={"a.balance": "5"}, public=True)
    report = judge.run(job(ACCOUNT, good, bad, names=("Account",)))
    assert [case.state for case in report.cases] == ["passed", "wrong_answer"]
    assert (report.cases[1].part, report.cases[1].expected, report.cases[1].got) == ("a.balance", "5", "3")


def test_only_the_output_of_the_last_step_is_compared(judge: Judge) -> None:
    case = Case(1, steps=("a = Account(9)", "a.withdraw(1)", "a.withdraw(2)"), stdout="asked for 2\n")
    assert judge.run(job("print('loaded')\n" + ACCOUNT, case, names=("Account",))).accepted


def test_an_expected_exception_passes_by_its_own_name_or_a_bases(judge: Judge) -> None:
    steps = ("a = Account(5)", "a.withdraw(9)")
    by_name = Case(1, steps=steps, raises="TooLittle", then={"a.balance": "5"})
    by_base = Case(2, steps=steps, raises="Exception")
    other = Case(3, steps=steps, raises="ValueError", public=True)
    none = Case(4, steps=("a = Account(5)", "a.withdraw(1)"), raises="TooLittle", public=True)
    report = judge.run(job(ACCOUNT, by_name, by_base, other, none, names=("Account",)))
    assert [case.state for case in report.cases] == ["passed", "passed", "wrong_answer", "wrong_answer"]
    assert report.cases[2].got == "TooLittle"


def test_an_exception_before_the_last_step_is_no_expected_one(judge: Judge) -> None:
    case = Case(1, steps=("a = Account(5)", "a.withdraw(9)", "a.balance"), raises="TooLittle")
    report = judge.run(job(ACCOUNT, case, names=("Account",)))
    assert report.verdict is Verdict.RUNTIME_ERROR


def test_an_exception_while_the_source_is_loaded_fails_every_case(judge: Judge) -> None:
    report = judge.run(job("def f(): pass\n1 / 0\n", call("f()", "None"), call("f()", "None", number=2), names=("f",)))
    assert [case.state for case in report.cases] == ["runtime_error", "runtime_error"]
    assert report.failure is not None
    assert (report.failure.type, report.failure.frames[0].source) == ("ZeroDivisionError", "1 / 0")


def test_a_traceback_shows_the_learners_own_frames_only(judge: Judge) -> None:
    files = {
        "solution.py": "import json\nfrom helper import read\n\ndef f(text):\n    return read(text)\n",
        "helper.py": "import json\n\ndef read(text):\n    return json.loads(text)\n",
    }
    report = judge.run(job(files, call("f('{')", "1"), names=("f",)))
    assert report.failure is not None
    assert report.failure.type == "JSONDecodeError"
    assert [(frame.file, frame.line, frame.source) for frame in report.failure.frames] == [
        ("solution.py", 5, "return read(text)"),
        ("helper.py", 4, "return json.loads(text)"),
    ]


def test_a_long_traceback_keeps_its_two_ends(judge: Judge) -> None:
    report = judge.run(job("def f(n):\n    return f(n + 1)\n", call("f(0)", "1"), names=("f",)))
    assert report.failure is not None
    assert report.failure.type == "RecursionError"
    assert len(report.failure.frames) == 30


def test_a_missing_name_is_said_with_one_that_is_close(judge: Judge) -> None:
    report = judge.run(job("def rotat(items): pass\n", call("rotate([])", "[]"), names=("rotate",)))
    assert report.verdict is Verdict.MISSING_NAME
    assert report.missing is not None
    assert (report.missing.name, report.missing.similar) == ("rotate", "rotat")


def test_calls_see_the_builtins_as_they_were(judge: Judge) -> None:
    source = "import builtins\nbuiltins.sorted = lambda items: [1, 2]\nlen = 3\ndef f():\n    return [2, 1]\n"
    report = judge.run(job(source, call("sorted(f())", "[1, 2]"), call("len(f())", "2", number=2), names=("f",)))
    assert report.accepted


def test_calls_see_no_name_beside_the_entrys(judge: Judge) -> None:
    report = judge.run(job("def f():\n    return 1\nx = 1\n", call("x", "1"), names=("f",)))
    assert report.verdict is Verdict.RUNTIME_ERROR


def test_a_bent_interpreter_is_straightened_for_the_next_case(judge: Judge) -> None:
    source = (
        "import builtins, os, sys\n"
        "def bend():\n"
        "    builtins.len = builtins.str = builtins.type = None\n    builtins.extra = 1\n    sys.stdout.close()\n"
        "    os.close(1)\n    sys.setrecursionlimit(60)\n    sys.settrace(lambda *a: 1 / 0)\n    sys.path.clear()\n"
        "def look():\n"
        "    import colorsys\n    print('seen')\n"
        "    return [len('ab'), hasattr(builtins, 'extra'), sys.getrecursionlimit()]\n"
    )
    last = call("look()", "[2, False, 1000]", number=2, stdout="seen\n")
    report = judge.run(job(source, call("bend()", "None"), last, names=("bend", "look")))
    assert [case.state for case in report.cases] == ["passed", "passed"]


def test_a_value_that_is_too_large_is_an_output_limit_and_the_next_case_runs(judge: Judge) -> None:
    source = "def f(n):\n    return list(range(n))\n"
    report = judge.run(job(source, call("f(100_000)", "[]"), call("f(2)", "[0, 1]", number=2), names=("f",)))
    assert [case.state for case in report.cases] == [CaseState.OUTPUT_LIMIT, CaseState.PASSED]


@pytest.mark.parametrize("value", ["a", "'x' * 100_000", "1 << 400_000", "deep"])
def test_values_that_cannot_be_sent_whole_are_not_accepted(judge: Judge, value: str) -> None:
    source = f"a = []\na.append(a)\ndeep = []\nfor _ in range(500):\n    deep = [deep]\ndef f():\n    return {value}\n"
    assert judge.run(job(source, call("f()", "[]"), names=("f",))).verdict in (
        Verdict.WRONG_ANSWER,
        Verdict.OUTPUT_LIMIT,
    )


def test_a_repr_or_str_that_misbehaves_harms_nobody(judge: Judge) -> None:
    source = (
        "class Odd(Exception):\n    def __repr__(self): raise SystemExit\n    __str__ = __repr__\n"
        "def f():\n    return Odd()\ndef g():\n    raise Odd()\n"
    )
    report = judge.run(job(source, call("f()", "1"), call("g()", "1", number=2), names=("f", "g")))
    assert [case.state for case in report.cases] == ["wrong_answer", "runtime_error"]


def test_a_broken_rule_is_found_before_anything_runs(judge: Judge) -> None:
    rules = (
        Rule(RuleSense.FORBID, RuleKey.NODE, "Import", "Without imports, please."),
        Rule(RuleSense.REQUIRE, RuleKey.CALL, "len", "Use len."),
    )
    report = judge.run(job("x = 1\nimport os\nos._exit(0)\n", call("x", "1"), names=("x",), rules=rules))
    assert report.verdict is Verdict.FORBIDDEN_CONSTRUCT
    assert [(finding.file, finding.line, finding.say) for finding in report.findings] == [
        ("solution.py", 2, "Without imports, please."),
        ("", 0, "Use len."),
    ]
    assert report.cases[0].state is CaseState.NOT_RUN


def test_a_job_without_cases_is_nobodys_failure(judge: Judge) -> None:
    assert judge.run(job("x = 1")).verdict is Verdict.JUDGE_ERROR


def test_only_what_the_last_step_prints_is_compared_however_it_is_printed(judge: Judge) -> None:
    source = """
import os
os.write(1, b"loading\\n")
print("loaded")

def step(text):
    os.write(1, text.encode())
    print("!")
    return text
"""
    steps = ("step('first')", "step('last')")
    case = Case(1, public=True, steps=steps, stdout="last!", then={"step('after')": "'after'"})
    report = judge.run(job(source, case, names=("step",)))

    assert report.accepted, report
    assert report.cases[0].stdout == "last!\n"


def test_what_an_object_says_as_it_goes_is_no_output_of_the_next_case(judge: Judge) -> None:
    source = (
        "class Loud:\n    def __init__(self):\n        self.itself = self\n"
        "    def __del__(self):\n        print('gone')\n"
        "def f():\n    Loud()\n    return 1\n"
    )
    cases = [call("f()", "1", number=number, stdout="") for number in range(1, 11)]
    assert judge.run(job(source, *cases, names=("f",))).accepted
