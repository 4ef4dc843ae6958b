"""Folders of kind tests: what the programs become, and what each bad folder is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge.exercise import Entry, Role
from judge.loading import ContentError, load_exercise
from judge.tests.folders import TEST_THE_FARE, TURN_LEFT, copy_of
from judge.tests.test_bad_folders import Spoiler, head, removed, written


def test_the_programs_become_cases_the_right_one_first() -> None:
    exercise = load_exercise(TEST_THE_FARE)
    subjects = [case.subject for case in exercise.cases]

    assert exercise.entry == Entry("test_fare.py", (), "fare.py")
    assert [(case.number, case.public) for case in exercise.cases] == [(n, n == 1) for n in range(1, 6)]
    assert [subject.role for subject in subjects if subject] == [Role.RIGHT, *[Role.BROKEN] * 4]
    assert [subject.says for subject in subjects if subject][:3] == [
        "",
        "One border is on the wrong side.",
        "Some ages are no ages.",
    ]
    assert set(exercise.solution) == set(exercise.stub) == {"test_fare.py"}


NO_PROGRAM = head("entry: {file: test_fare.py, program: fare.py}", "entry: {file: test_fare.py}")
BAD: dict[str, tuple[Spoiler, str, int, str]] = {
    "no program": (NO_PROGRAM, "exercise.md", 6, "under which file name each program is imported"),
    "no module": (head("program: fare.py", "program: fa-re.py"), "exercise.md", 6, "could import"),
    "no file": (head("program: fare.py", "program: fare"), "exercise.md", 6, "could import"),
    "the tests' own": (head("program: fare.py", "program: test_fare.py"), "exercise.md", 6, "could import"),
    "pytest": (head("program: fare.py", "program: pytest.py"), "exercise.md", 6, "could import"),
    "names": (head("program: fare.py", "program: fare.py, names: [f]"), "exercise.md", 6, "asks for no names"),
    "no right one": (removed("right.py"), "right.py", 1, "this file is missing"),
    "empty right one": (written("right.py", "\n"), "right.py", 1, "this file is empty"),
    "cases": (written("cases.toml", ""), "cases.toml", 1, "an exercise of kind tests has no cases.toml"),
    "few": (removed("broken/no-rest.py", "broken/wrong-error.py"), "broken", 1, "3 to 19 broken programs, here 2"),
    "no Python": (written("broken/no-rest.py", "x = 1\ndef f(:\n"), "no-rest.py", 2, "Python cannot read"),
    "nowhere to return to": (written("broken/no-rest.py", "x = 1\nreturn 3\n"), "no-rest.py", 2, "Python cannot read"),
    "no program at all": (written("broken/notes.txt", ""), "notes.txt", 1, "is a file broken/NAME.py"),
    "unknown key": (written("broken/no-rest.py", "# tells: Oh.\nx = 1\n"), "no-rest.py", 1, 'unknown key "tells"'),
    "large": (written("broken/no-rest.py", "#\n" * 33_000), "no-rest.py", 1, "at most 64 KiB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_folder_is_told_where_and_what(tmp_path: Path, name: str) -> None:
    damage, file, line, message = BAD[name]
    folder = copy_of(TEST_THE_FARE, tmp_path)
    damage(folder)

    with pytest.raises(ContentError) as caught:
        load_exercise(folder)

    told = [problem for problem in caught.value.problems if Path(problem.file).name == file and problem.line == line]
    assert any(message in problem.message for problem in told), str(caught.value)


def test_programs_that_no_test_could_tell_apart_are_told(tmp_path: Path) -> None:
    folder = copy_of(TEST_THE_FARE, tmp_path)
    right = (folder / "right.py").read_text()
    (folder / "broken" / "no-rest.py").write_text(right.replace("# The right one.", "# The broken one."))

    with pytest.raises(ContentError, match=r"no-rest\.py:1: this is the same program as right\.py"):
        load_exercise(folder)


def test_other_kinds_have_no_such_programs(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    (folder / "broken").mkdir()
    (folder / "right.py").write_text("x = 1\n")
    text = (folder / "exercise.md").read_text()
    (folder / "exercise.md").write_text(text.replace("names: [turn]", "names: [turn], program: turn.py"))

    with pytest.raises(ContentError) as caught:
        load_exercise(folder)

    assert {problem.message for problem in caught.value.problems} == {
        "an exercise of kind function has no right.py",
        "an exercise of kind function has no broken",
        "program is for exercises of kind tests",
    }
