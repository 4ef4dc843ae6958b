"""What a case of a program means, through the real jail."""

from __future__ import annotations

import pytest

from judge import Judge, Verdict
from judge.exercise import Case, Compare, CompareMode
from judge.jail.walls import Wall
from judge.report import CaseState
from judge.tests.jobs import job, program

pytestmark = pytest.mark.walls(*Wall)


def test_a_program_reads_what_is_typed_and_prints(judge: Judge) -> None:
    report = judge.run(job("n = int(input())\nprint(n * 2)\n", program("8\n", "4\n")))
    assert report.verdict is Verdict.ACCEPTED
    assert report.stdout == "8\n"


def test_a_program_is_main_and_knows_its_arguments(judge: Judge) -> None:
    source = "import sys\nif __name__ == '__main__':\n    print(*sys.argv)\n"
    assert judge.run(job(source, program("solution.py --sum 3\n", args=("--sum", "3")))).accepted


def test_a_prompt_is_shown_but_is_not_compared(judge: Judge) -> None:
    source = "print('Hello')\nname = input('Name? ')\nprint('Bye', name)\n"
    report = judge.run(job(source, program("Hello\nBye Bo\n", "Bo\n")))
    assert report.accepted
    assert report.cases[0].stdout == "Hello\nName? Bye Bo\n"


@pytest.mark.parametrize(
    "source",
    [
        "import sys; print(sys.stdin.read().split())",
        "print(open(0).read().split())",
        "import os; print(os.read(0, 100).decode().split())",
        "import sys; print([line.strip() for line in sys.stdin])",
        "import sys; print(sys.stdin.buffer.read().decode().split())",
        "print([input(), input()])",
    ],
)
def test_every_way_of_reading_what_is_typed_works(judge: Judge, source: str) -> None:
    assert judge.run(job(source, program("['4', '5']", "4\n5\n"))).accepted


def test_input_at_the_end_of_what_is_typed_is_an_eof_error(judge: Judge) -> None:
    report = judge.run(job("input('more? ')\n", program("")))
    assert report.verdict is Verdict.RUNTIME_ERROR
    assert report.failure is not None
    assert (report.failure.type, report.failure.message) == ("EOFError", "EOF when reading a line")
    assert [(frame.file, frame.line, frame.source) for frame in report.failure.frames] == [
        ("solution.py", 1, "input('more? ')")
    ]


def test_input_keeps_to_a_stdout_that_the_program_put_in_its_place(judge: Judge) -> None:
    source = (
        "import contextlib, io\nkept = io.StringIO()\n"
        "with contextlib.redirect_stdout(kept):\n    input('who? ')\nprint(repr(kept.getvalue()))\n"
    )
    assert judge.run(job(source, program("'who? '", "me\n"))).accepted


@pytest.mark.parametrize(
    "leave", ["sys.exit()", "sys.exit(0)", "sys.exit('sorry')", "exit()", "quit(3)", "raise SystemExit"]
)
def test_leaving_a_program_early_is_an_ordinary_end(judge: Judge, leave: str) -> None:
    report = judge.run(job(f"import sys\nprint('out')\n{leave}\nprint('never')\n", program("out\n")))
    assert report.accepted


def test_a_case_may_ask_for_system_exit(judge: Judge) -> None:
    case = Case(1, raises="SystemExit", stdout="usage\n")
    assert judge.run(job("import sys\nprint('usage')\nsys.exit(2)\n", case)).accepted
    assert judge.run(job("print('usage')\n", case)).verdict is Verdict.WRONG_ANSWER


def test_output_is_compared_without_blanks_at_ends_unless_exact(judge: Judge) -> None:
    case = program("a\nb\n")
    assert judge.run(job("print('a  ')\nprint('b')\nprint()\n", case)).accepted
    exact = job("print('a  ')\nprint('b')\nprint()\n", case, compare=Compare(CompareMode.EXACT))
    assert judge.run(exact).verdict is Verdict.WRONG_ANSWER


def test_a_wrong_answer_does_not_stop_the_next_case_and_the_first_failing_one_decides(judge: Judge) -> None:
    source = "n = int(input())\nif n == 3:\n    raise ValueError(n)\nprint(n if n != 2 else 0)\n"
    cases = [program(f"{n}\n", f"{n}\n", number=n) for n in (1, 2, 3, 4)]
    report = judge.run(job(source, *cases))
    assert [case.state for case in report.cases] == ["passed", "wrong_answer", "runtime_error", "passed"]
    assert (report.verdict, report.first_failing) == (Verdict.WRONG_ANSWER, 2)
    assert (report.cases[1].expected, report.cases[1].got) == ("2\n", "0")


@pytest.mark.walls(Wall.A)
def test_each_case_runs_in_a_fresh_namespace_and_folder(judge: Judge) -> None:
    source = (
        "import os\ntry:\n    seen += 1\nexcept NameError:\n    seen = 1\n"
        "print(seen, sorted(os.listdir()))\nos.makedirs('deep/er')\n"
        "open('deep/left.txt', 'w').close()\nos.chdir('deep')\n"
    )
    report = judge.run(job(source, program("1 []", number=1), program("1 []", number=2)))
    assert [case.state for case in report.cases] == ["passed", "passed"]


@pytest.mark.walls(Wall.A)
def test_data_files_lie_in_the_folder_and_are_fresh_for_each_case(judge: Judge) -> None:
    source = "print(open('in/marks.txt').read())\nopen('in/marks.txt', 'w').write('gone')\n"
    cases = [program("3 é\n", number=n) for n in (1, 2)]
    assert judge.run(job(source, *cases, data={"in/marks.txt": "3 é\n"})).accepted


@pytest.mark.walls(Wall.A)
def test_a_learners_file_that_is_no_python_lies_in_the_folder(judge: Judge) -> None:
    files = {"solution.py": "print(open('notes.txt').read())\n", "notes.txt": "mine"}
    assert judge.run(job(files, program("mine\n"))).accepted


@pytest.mark.walls(Wall.A)
def test_files_after_are_compared_even_when_they_were_left_open(judge: Judge) -> None:
    case = program(files_after={"out.txt": "9\n"})
    assert judge.run(job("file = open('out.txt', 'w')\nfile.write('9\\n')\n", case)).accepted
    report = judge.run(job("open('other.txt', 'w').write('9')\n", case))
    assert report.verdict is Verdict.WRONG_ANSWER
    assert (report.cases[0].part, report.cases[0].got) == ("file out.txt", "no such file")


def test_a_program_ends_with_its_threads(judge: Judge) -> None:
    source = (
        "import threading, time\ndef late():\n    time.sleep(0.1)\n    print('late')\n"
        "threading.Thread(target=late).start()\nprint('first')\n"
    )
    assert judge.run(job(source, program("first\nlate\n"))).accepted


def test_the_learners_modules_are_imported_afresh_for_each_case(judge: Judge) -> None:
    files = {
        "solution.py": "import shop.till, random\nshop.till.count += 1\nprint(shop.till.count, random.choice([1]))\n",
        "shop/__init__.py": "",
        "shop/till.py": "from . import start\ncount = start.zero\n",
        "shop/start.py": "zero = 0\n",
        "random.py": "def choice(items):\n    return 'mine'\n",
    }
    assert judge.run(job(files, program("1 mine", number=1), program("1 mine", number=2))).accepted


def test_a_learners_file_may_bear_the_name_of_a_module_that_the_runner_uses(judge: Judge) -> None:
    files = {"solution.py": "import json\nprint(json.mine)\n", "json.py": "mine = 7\n"}
    assert judge.run(job(files, program("7\n", number=1), program("7\n", number=2))).accepted


def test_what_hidden_cases_print_and_say_is_not_shown(judge: Judge) -> None:
    source = "import sys\nsecret = input()\nprint(secret)\nprint(secret, file=sys.stderr)\nraise KeyError(secret)\n"
    report = judge.run(job(source, program("", "hunter2\n", public=False)))
    assert report.verdict is Verdict.RUNTIME_ERROR
    assert report.failure is not None
    assert report.failure.type == "KeyError"
    assert [frame.line for frame in report.failure.frames] == [5]
    assert "hunter2" not in str(report.to_json())


def test_stderr_of_public_cases_is_shown(judge: Judge) -> None:
    report = judge.run(job("import sys\nprint('oh', file=sys.stderr)\n", program("")))
    assert (report.verdict, report.stderr, report.stdout) == (Verdict.ACCEPTED, "oh\n", "")


def test_what_no_database_can_hold_is_shown_in_other_signs(judge: Judge) -> None:
    source = "import sys\nsys.stdout.buffer.write(b'a\\x00\\xff')\nraise ValueError('\\ud800 \\x00')\n"
    report = judge.run(job(source, program("")))
    assert report.cases[0].stdout == "a\N{SYMBOL FOR NULL}\N{REPLACEMENT CHARACTER}"
    assert report.failure is not None
    assert report.failure.message == "? \N{SYMBOL FOR NULL}"


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("x = 1\nprint(x\n", "SyntaxError", 2),
        ("if True:\nprint(1)\n", "IndentationError", 2),
        ("if True:\n\tx = 1\n        y = 2\n", "TabError", 3),
    ],
)
def test_a_syntax_error_says_where_and_runs_no_case(judge: Judge, source: str, kind: str, line: int) -> None:
    report = judge.run(job(source, program("", number=1), program("", number=2)))
    assert report.verdict is Verdict.SYNTAX_ERROR
    assert [case.state for case in report.cases] == [CaseState.NOT_RUN, CaseState.NOT_RUN]
    assert report.failure is not None
    assert report.failure.type == kind
    assert [(frame.file, frame.line) for frame in report.failure.frames] == [("solution.py", line)]


def test_a_syntax_error_in_another_file_names_that_file(judge: Judge) -> None:
    report = judge.run(job({"solution.py": "print(1)\n", "other.py": "1 +\n"}, program("1\n")))
    assert report.verdict is Verdict.SYNTAX_ERROR
    assert report.failure is not None
    assert report.failure.frames[0].file == "other.py"


@pytest.mark.parametrize("source", ["(" * 5000 + ")" * 5000, "-" * 60_000 + "1", "x" + "[0]" * 20_000, "\x00"])
def test_a_source_that_python_cannot_digest_is_a_syntax_error(judge: Judge, source: str) -> None:
    assert judge.run(job(source, program(""))).verdict is Verdict.SYNTAX_ERROR


def test_a_source_that_is_too_large_is_refused_with_a_sentence(judge: Judge) -> None:
    report = judge.run(job("#" * (64 * 1024 + 1), program("")))
    assert (report.verdict, report.note) == (Verdict.SYNTAX_ERROR, "The source is larger than 64 KiB.")


def test_what_is_typed_can_be_read_again_and_is_the_cases_own(judge: Judge) -> None:
    source = (
        "import os, sys\nfirst = sys.stdin.read()\nsys.stdin.seek(0)\nassert sys.stdin.read() == first\n"
        "os.write(0, b'mine' * 99)\nos.close(0)\nprint(first)\n"
    )
    cases = [program("a long word\n", "a long word\n", number=1), program("short\n", "short\n", number=2)]
    assert judge.run(job(source, *cases)).accepted
