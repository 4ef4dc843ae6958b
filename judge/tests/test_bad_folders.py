"""What each bad exercise folder is told: the file, the line, and what to mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.loading import ContentError, load_exercise
from judge.tests.folders import ADD_UP, TURN_LEFT, copy_of, spoil

Spoiler = Callable[[Path], None]


def head(old: str, new: str) -> Spoiler:
    return lambda folder: spoil(folder / "exercise.md", old, new)


def cases(old: str, new: str) -> Spoiler:
    return lambda folder: spoil(folder / "cases.toml", old, new)


def wrong(old: str, new: str) -> Spoiler:
    return lambda folder: spoil(folder / "wrong" / "no-modulo.py", old, new)


def written(name: str, content: str | bytes) -> Spoiler:
    def write(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def removed(*names: str) -> Spoiler:
    def remove(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return remove


def without_statement(folder: Path) -> None:
    text = (folder / "exercise.md").read_text()
    (folder / "exercise.md").write_text("---".join(text.split("---")[:2]) + "---\n\n")


BAD: dict[str, tuple[Spoiler, str, int, str]] = {
    "no front matter": (head("---\n", ""), "exercise.md", 1, "a front matter between two lines of --- is missing"),
    "yaml": (head("title: Turn left", "title: [Turn"), "exercise.md", 3, "this is not valid YAML"),
    "yaml alias": (head("title: Turn left", "title: &a Turn\nrenamed_from: *a"), "exercise.md", 3, "aliases"),
    "yaml tag": (head("title: Turn left", "title: !!python/name:os.system x"), "exercise.md", 2, "the tag"),
    "yaml twice": (head("difficulty: 2", "title: Again"), "exercise.md", 4, 'the key "title" stands twice'),
    "not a table": (head("title: Turn left\nkind: function\ndifficulty: 2\n", "- a\n"), "exercise.md", 3, "not valid"),
    "unknown key": (head("difficulty: 2", "difficulty: 2\nlevel: 3"), "exercise.md", 5, 'unknown key "level"'),
    "no title": (head("title: Turn left\n", ""), "exercise.md", 2, 'the key "title" is missing'),
    "empty title": (head("Turn left", '" "'), "exercise.md", 2, '"title" is empty'),
    "number as title": (head("Turn left", "7"), "exercise.md", 2, '"title" must be text'),
    "kind": (head("kind: function", "kind: riddle"), "exercise.md", 3, "not 'riddle'"),
    "difficulty": (head("difficulty: 2", "difficulty: 5"), "exercise.md", 4, "between 1 and 4"),
    "difficulty text": (head("difficulty: 2", "difficulty: hard"), "exercise.md", 4, "must be a whole number"),
    "concepts": (head("concepts: [list-slice, modulo]\n", ""), "exercise.md", 2, 'the key "concepts" is missing'),
    "concept number": (head("[list-slice, modulo]", "[1]"), "exercise.md", 5, '"concepts" must be a list of texts'),
    "extra": (head("difficulty: 2", "difficulty: 2\nextra: yes"), "exercise.md", 5, "must be true or false"),
    "entry file": (head("file: solution.py", "file: ../x.py"), "exercise.md", 6, "is not the name of a Python file"),
    "entry key": (head("names: [turn]", "names: [turn], main: x"), "exercise.md", 6, 'unknown key "main"'),
    "entry name": (head("names: [turn]", "names: [turn, 2x]"), "exercise.md", 6, "'2x' is not a Python name"),
    "entry empty": (head(", names: [turn]", ""), "exercise.md", 6, "names in entry what the learner must define"),
    "limits": (head("difficulty: 2", "limits: {seconds: 60}\ndifficulty: 2"), "exercise.md", 4, "between 0.1 and 10"),
    "limits key": (head("difficulty: 2", "limits: {mb: 6}\ndifficulty: 2"), "exercise.md", 4, 'unknown key "mb"'),
    "memory": (head("difficulty: 2", "limits: {memory_mb: 1.5}\ndifficulty: 2"), "exercise.md", 4, "a whole number"),
    "rule node": (head("node: Import", "node: Imports"), "exercise.md", 7, "'Imports' is not something"),
    "rule key": (head("node: Import", "nodes: Import"), "exercise.md", 7, 'unknown key "nodes"'),
    "rule say": (head(', say: "This one needs no imports."', ""), "exercise.md", 7, 'the key "say" is missing'),
    "rule two": (head("node: Import", "node: Import, call: len"), "exercise.md", 7, "a rule has exactly one of"),
    "compare": (head("difficulty: 2", "compare: fuzzy\ndifficulty: 2"), "exercise.md", 4, "not 'fuzzy'"),
    "tolerance": (head("difficulty: 2", "compare: {tol: 1}\ndifficulty: 2"), "exercise.md", 4, 'unknown key "tol"'),
    "statement": (without_statement, "exercise.md", 2, "the statement is empty"),
    "refactor": (head("kind: function", "kind: refactor"), "exercise.md", 3, "that its stub breaks"),
    "toml": (cases('gives = "[2, 3, 1]"', "gives = [2, 3"), "cases.toml", 4, "this is not valid TOML"),
    "no cases": (written("cases.toml", ""), "cases.toml", 1, "there is no [[case]]"),
    "too few cases": (written("cases.toml", '[[case]]\ncall="turn([], 1)"\ngives="[]"\n'), "cases.toml", 1, "6 to 20"),
    "top key": (cases("[[case]]", "title = 1\n[[case]]"), "cases.toml", 1, 'unknown key "title"'),
    "case key": (cases("public = true", "publik = true"), "cases.toml", 4, 'unknown key "publik"'),
    "public": (cases("public = true", "public = 1"), "cases.toml", 4, '"public" must be true or false'),
    "one public": (cases("public = true\n", ""), "cases.toml", 1, "at least 2 cases are public, here 1"),
    "public last": (
        cases('gives = "[]"', 'gives = "[]"\npublic = true'),
        "cases.toml",
        1,
        "the public cases come first",
    ),
    "call": (cases("turn([1, 2, 3], 1)", "turn([1, 2, 3], 1"), "cases.toml", 2, "is not a Python expression"),
    "step": (cases("kept = [7, 8, 9]", "kept = [7, 8"), "cases.toml", 24, "is not Python"),
    "call and steps": (cases("steps = [", 'call = "turn([], 0)"\nsteps = ['), "cases.toml", 25, "not both"),
    "last step": (cases('"turn(kept, 2)"', '"x = turn(kept, 2)"'), "cases.toml", 25, "last step that is an expression"),
    "program in function": (cases('call = "turn([], 3)"\ngives', "stdout"), "cases.toml", 15, "has call or steps"),
    "args": (cases('gives = "[]"', 'gives = "[]"\nargs = ["x"]'), "cases.toml", 18, "args are for programs"),
    "literal": (cases('gives = "[2, 3, 1]"', 'gives = "list(x)"'), "cases.toml", 3, "gives is a Python literal"),
    "complex": (cases('gives = "[2, 3, 1]"', 'gives = "[2j]"'), "cases.toml", 3, "gives is a Python literal"),
    "nothing expected": (cases('gives = "[]"\n', ""), "cases.toml", 15, "one of gives, raises and stdout"),
    "gives and raises": (cases('gives = "[]"', 'gives = "[]"\nraises = "E"'), "cases.toml", 18, "not both"),
    "raises": (cases('raises = "ValueError"', 'raises = "no name"'), "cases.toml", 21, "the name of an exception"),
    "then literal": (cases('{kept = "[7, 8, 9]"}', '{kept = "kept"}'), "cases.toml", 26, "Python literals as values"),
    "then expression": (cases("{kept =", '{"kept[" ='), "cases.toml", 26, "is not a Python expression"),
    "then number": (cases('{kept = "[7, 8, 9]"}', "{kept = 3}"), "cases.toml", 26, "must be a table of texts"),
    "unlisted name": (cases('call = "turn([], 3)"', 'call = "spin([], 3)"'), "cases.toml", 16, "uses the name spin"),
    "file after": (
        cases('gives = "[]"', 'gives = "[]"\nfiles_after = {"/etc/x" = ""}'),
        "cases.toml",
        18,
        "is not the name of a file",
    ),
    "case twice": (cases('"turn([], 3)"', '"turn([1,2,3],  1)"'), "cases.toml", 15, "case 4 asks the same as case 1"),
    "verdict": (wrong("wrong_answer", "wrong"), "no-modulo.py", 1, "not 'wrong'"),
    "accepted": (wrong("wrong_answer", "accepted"), "no-modulo.py", 1, "a wrong answer is never accepted"),
    "fails": (wrong("fails: 3", "fails: 8"), "no-modulo.py", 2, "the number of a case, 1 to 7, not '8'"),
    "fails word": (wrong("fails: 3", "fails: third"), "no-modulo.py", 2, "not 'third'"),
    "fails zero": (wrong("fails: 3", "fails: 0"), "no-modulo.py", 2, "not '0'"),
    "no fails": (wrong("# fails: 3\n", ""), "no-modulo.py", 1, 'the key "fails" is missing'),
    "fails too late": (wrong("wrong_answer", "syntax_error"), "no-modulo.py", 2, "comes before any case"),
    "misconception": (wrong("modulo-forgotten", "Modulo forgotten"), "no-modulo.py", 3, "a slug of misconceptions"),
    "no misconception": (wrong("# misconception: modulo-forgotten\n", ""), "no-modulo.py", 1, "is missing"),
    "no feedback": (wrong("# feedback:", "# fedback:"), "no-modulo.py", 4, 'unknown key "fedback"'),
    "empty feedback": (written("wrong/no-modulo.py", "# feedback:\n"), "no-modulo.py", 1, '"feedback" is empty'),
    "head twice": (wrong("# fails: 3", "# fails: 3\n# fails: 3"), "no-modulo.py", 3, "stands twice"),
    "head prose": (wrong("# fails: 3", "# Hello there"), "no-modulo.py", 2, "the head has lines of the form"),
    "wrong name": (written("wrong/No_modulo.py", "x"), "No_modulo.py", 1, "small letters and digits"),
    "wrong other": (written("wrong/readme.md", "x"), "readme.md", 1, "a wrong answer is a file wrong/NAME.py"),
    "two wrong": (
        removed("wrong/no-modulo.py", "wrong/turns-right.py"),
        "wrong",
        1,
        "at least 3 wrong answers, here 2",
    ),
    "one hint": (written("hints.md", "## A\ntext\n"), "hints.md", 1, "2 to 4 hints"),
    "five hints": (
        written("hints.md", "## A\ntext\n" * 5),
        "hints.md",
        1,
        "2 to 4 hints, each under a ## heading, here 5",
    ),
    "hint empty": (written("hints.md", "## A\n\n## B\nb\n## C\nc\n"), "hints.md", 1, "a heading and a text under it"),
    "hint before": (written("hints.md", "Hello\n## A\na\n## B\nb\n"), "hints.md", 1, "before the first ## heading"),
    "no hints": (removed("hints.md"), "hints.md", 1, "this file is missing"),
    "no after": (removed("after.md"), "after.md", 1, "this file is missing"),
    "empty after": (written("after.md", "\n"), "after.md", 1, "this file is empty"),
    "no stub": (removed("stub.py"), "stub.py", 1, "there is either stub.py or a folder stub/"),
    "two stubs": (written("stub/solution.py", "x = 1\n"), "stub.py", 1, "there is either stub.py or a folder stub/"),
    "no solution": (removed("solution.py"), "solution.py", 1, "there is either solution.py or a folder solution/"),
    "large solution": (written("solution.py", "#" * 65_537), "solution.py", 1, "at most 64 KiB"),
    "utf-8": (written("stub.py", b"a = 1\nb = '\xff'\n"), "stub.py", 2, "this is not valid UTF-8"),
    "nul": (written("stub.py", b"a = 1\n\0"), "stub.py", 2, "a NUL character stands here"),
    "data nul": (written("data/x.bin", b"\0"), "x.bin", 1, "a NUL character stands here"),
    "large data": (written("data/x.txt", b"x" * (1024 * 1024 + 1)), "x.txt", 1, "at most 1 MiB"),
    "unknown file": (written("case.toml", ""), "case.toml", 1, "no file of an exercise has this name"),
    "outcomes": (written("outcomes.json", "{\n!}"), "outcomes.json", 2, "this is not valid JSON"),
    "outcomes form": (written("outcomes.json", '{"a": "b"}'), "outcomes.json", 1, "python -m judge outcomes"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_folder_is_told_where_and_what(tmp_path: Path, name: str) -> None:
    damage, file, line, message = BAD[name]
    folder = copy_of(TURN_LEFT, tmp_path)
    damage(folder)

    with pytest.raises(ContentError) as caught:
        load_exercise(folder)

    told = [problem for problem in caught.value.problems if Path(problem.file).name == file and problem.line == line]
    assert any(message in problem.message for problem in told), str(caught.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    spoil(folder / "exercise.md", "difficulty: 2", "difficulty: 9")
    spoil(folder / "cases.toml", 'gives = "[]"', "")
    spoil(folder / "wrong" / "no-modulo.py", "fails: 3", "fails: 30")
    (folder / "hints.md").unlink()

    with pytest.raises(ContentError) as caught:
        load_exercise(folder)

    names = {Path(problem.file).name for problem in caught.value.problems}
    assert names == {"exercise.md", "cases.toml", "no-modulo.py", "hints.md"}
    assert str(caught.value).count("\n") == 3


def test_a_program_without_input_has_one_public_case(tmp_path: Path) -> None:
    folder = copy_of(ADD_UP, tmp_path)
    for answer in (folder / "wrong").iterdir():
        answer.write_text(answer.read_text().replace("# fails: 2", "# fails: 1"))
    (folder / "cases.toml").write_text('[[case]]\nstdout = "1\\n"\npublic = true\n')
    assert len(load_exercise(folder).cases) == 1

    (folder / "cases.toml").write_text('[[case]]\nstdout = "1\\n"\n')
    with pytest.raises(ContentError, match="the only case of a program without input is public"):
        load_exercise(folder)


def test_a_case_of_a_program_has_no_call(tmp_path: Path) -> None:
    folder = copy_of(ADD_UP, tmp_path)
    spoil(folder / "cases.toml", 'stdin = "end\\n"', 'call = "print(0)"')

    with pytest.raises(ContentError, match=r"cases\.toml:12: a case of a program has stdin and args"):
        load_exercise(folder)


def test_lines_are_right_after_a_text_that_looks_like_toml(tmp_path: Path) -> None:
    folder = copy_of(ADD_UP, tmp_path)
    spoil(folder / "cases.toml", 'stdout = "9\\n"', 'stdout = """\n[[case]]\nstdin = 4\n"""')
    spoil(folder / "cases.toml", 'args = ["--twice"]', "args = 3")

    with pytest.raises(ContentError, match=r'cases\.toml:11: "args" must be a list of texts'):
        load_exercise(folder)
