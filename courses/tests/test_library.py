"""Reading a content root: what is valid, and every problem told at once with its file and line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from courses.library.__main__ import main
from courses.library.loading import load_library
from courses.library.structure import CodeFence, ExpectedError, LessonRef
from courses.tests.shelf import FILES, LESSON, write
from judge.reading import ContentError

COURSE = FILES["core/course.toml"]
QUIZ = FILES["core/slices/quiz.md"]


def problems(root: Path, files: dict[str, str]) -> list[str]:
    """What is wrong with the small library after these changes; paths are relative to its root."""
    write(root, {**FILES, **files})
    with pytest.raises(ContentError) as caught:
        load_library(root)
    return [str(problem).removeprefix(f"{root}/") for problem in caught.value.problems]


def lesson(front: str = "", text: str = "Text.\n") -> dict[str, str]:
    """The second lesson with other front matter or text."""
    front = front or "title: Slicing\nminutes: 20"
    return {"core/slices/lesson.md": f"---\n{front}\n---\n{text}"}


def quiz(questions: str) -> dict[str, str]:
    """A quiz whose first question begins on line 4."""
    return {"core/slices/quiz.md": f"---\ntitle: Q\n---\n{questions}"}


def test_the_small_library_is_valid(tmp_path: Path) -> None:
    library = load_library(write(tmp_path, FILES))
    (course,) = library.courses
    assert (course.slug, course.title, course.level, course.licence) == ("core", "Core", "beginner", "CC-BY-SA-4.0")
    assert [(module.id, module.title) for module in course.modules] == [("one", "One")]
    assert [str(lesson.ref) for lesson in library.lessons] == ["core/lists", "core/slices"]
    (belief,) = library.misconceptions
    assert (belief.slug, belief.say, belief.lesson) == (
        "index-from-one",
        "It starts at 0.",
        LessonRef("core", "slices"),
    )


def test_a_lesson_with_everything(tmp_path: Path) -> None:
    front = (
        'title: Slicing\nminutes: 25\nobjectives: [take a slice, "tell a: from b"]\n'
        "needs: [lists]\nteaches: [list-slice]\nrenamed_from: cutting"
    )
    write(tmp_path, {**FILES, **lesson(front, "See [lists](lesson:core/lists).\n")})
    (tmp_path / "core/slices/exercises/rotate").mkdir(parents=True)
    found = list(load_library(tmp_path).lessons)[1]
    assert found.objectives == ("take a slice", "tell a: from b")
    assert found.needs == (LessonRef("core", "lists"),)
    assert found.teaches == ("list-slice",)
    assert found.renamed_from == "cutting"
    assert found.exercises == (tmp_path / "core/slices/exercises/rotate",)
    assert (found.text, found.text_line) == ("See [lists](lesson:core/lists).\n", 9)


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "2026-11-02", "12:30", "0x1F", "1_000", "True"])
def test_yaml_has_no_surprises(tmp_path: Path, word: str) -> None:
    write(tmp_path, {**FILES, **lesson(f"title: {word}\nminutes: 20")})
    assert list(load_library(tmp_path).lessons)[1].title == word


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    before = load_library(write(tmp_path, FILES))
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.replace("\n", "\r\n").encode())
    assert load_library(tmp_path) == before


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {
        "core/course.toml": COURSE.replace("level", "levle"),
        "misconceptions.toml": FILES["misconceptions.toml"].replace("say", "sya"),
        "core/slices/quiz.md": "not read, as its course cannot be read",
    }
    assert problems(tmp_path, files) == [
        'core/course.toml:1: the key "level" is missing',
        'core/course.toml:3: unknown key "levle"',
        'misconceptions.toml:1: the key "say" is missing',
        'misconceptions.toml:3: unknown key "sya"',
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"library.toml": "courses = [\n"}, ["library.toml:2: this is not valid TOML: Invalid value"]),
        ({"library.toml": 'courses = ["core", "core"]\n'}, ["library.toml:1: the course core is listed 2 times"]),
        (
            {"library.toml": 'courses = [\n  "core",\n  "more",\n]\n'},
            ["library.toml:3: the course more has no file more/course.toml"],
        ),
        (
            {"more/course.toml": COURSE},
            ["library.toml:1: the folder more holds a course that is not listed here"],
        ),
        (
            {"core/maps/lesson.md": LESSON},
            ["core/course.toml:1: the folder maps holds a lesson that is not listed here"],
        ),
        (
            {"core/course.toml": COURSE.replace('"lists", ', '"lists", "maps", ')},
            ["core/course.toml:9: the lesson maps has no file maps/lesson.md"],
        ),
        (
            {"core/course.toml": COURSE + '\n[[module]]\nid = "one"\ntitle = "Two"\nlessons = ["lists"]\n'},
            [
                "core/course.toml:9: the lesson lists is listed 2 times",
                "core/course.toml:11: the module id one stands twice",
            ],
        ),
        (
            {"core/course.toml": COURSE.replace('"beginner"', '"easy"')},
            ["core/course.toml:3: \"level\": input should be 'beginner', 'intermediate' or 'advanced'"],
        ),
        (
            {"core/course.toml": COURSE.replace('"one"', '"One!"')},
            [
                "core/course.toml:7: \"module.0.id\": 'One!' is not a slug"
                " (lower case words and numbers, joined by hyphens)"
            ],
        ),
        (
            {"misconceptions.toml": FILES["misconceptions.toml"].replace("core/slices", "core/maps")},
            ["misconceptions.toml:1: there is no lesson core/maps"],
        ),
    ],
)
def test_a_bad_list_of_things(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    assert problems(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("front", "text", "expected"),
    [
        ("minutes: 20", "T", ['2: the key "title" is missing']),
        ("title: T", "T", ['2: the key "minutes" is missing']),
        ("title: T\nminutes: 20\nno: true", "T", ['4: unknown key "no"']),
        ('title: T\nminutes: "20"', "T", ['3: "minutes": input should be a valid integer']),
        ("title: 3\nminutes: 20", "T", ['2: "title": input should be a valid string']),
        ("title: T\nminutes: 20\nneeds: [maps]", "T", ["4: there is no lesson core/maps"]),
        ("title: T\nminutes: 20\nneeds: [slices]", "T", ["4: this needs core/slices, which does not come before it"]),
        (
            "title: T\nminutes: 20\nrenamed_from: lists",
            "T",
            ["4: renamed_from lists: that name is still in use"],
        ),
        ("title: T\ntitle: T\nminutes: 20", "T", ['3: this is not valid YAML: the key "title" stands twice']),
        ("title: &a T\nminutes: *a", "T", ["3: this is not valid YAML: aliases are not used here"]),
        ("title: [T", "T", ["2: this is not valid YAML: expected ',' or ']', but got '<stream end>'"]),
        ("", " \n", ["5: the lesson has no text"]),
        ("", "\nA [link](lesson:core/maps).", ["6: there is no lesson core/maps"]),
        (
            "",
            "One\ntwo [link](../lists/).",
            ["6: the link ../lists/ leads nowhere: lessons are linked as lesson:course/lesson"],
        ),
        ("", "![A box](img/box.svg)", ["5: there is no picture img/box.svg"]),
        (
            "",
            "![](img/box.png)",
            [
                "5: the picture img/box.png must be one of the lesson's own, such as img/name.svg",
                "5: the picture img/box.png needs a text for those who do not see it",
            ],
        ),
        (
            "",
            "![A box](https://elsewhere.example/box.svg)",
            ["5: the picture https://elsewhere.example/box.svg must be one of the lesson's own, such as img/name.svg"],
        ),
        ("", "```python run\nprint(1)\n", ["5: this fence is never closed"]),
        ("", "```output\n1\n```", ["5: an output fence must stand right after a python run or python predict fence"]),
        (
            "",
            "```python run\n1\n```\nText\n```output\n1\n```",
            ["9: an output fence must stand right after a python run or python predict fence"],
        ),
        ("", "```python predict\n1\n```", ["5: a predict fence needs an output fence right after it"]),
        ("", "```python run error\n1 / 0\n```", ["5: a fence marked error needs an output fence right after it"]),
        (
            "",
            "```python run error\n1 / 0\n```\n```output\nIt stopped.\n```",
            ["8: the output of an error must name its line (line 2) and end with its type (NameError: …)"],
        ),
        ("", "```python run continues\n1\n```", ["5: this fence continues, and there is no fence before it"]),
        ("", "```python run predict\n1\n```", ["5: a fence is either run or predict, not both"]),
        ("", '```python stdin="4"\n1\n```', ["5: stdin does not belong to a python fence"]),
        ("", "```python run stdin\n1\n```", ['5: stdin needs a value: stdin="…"']),
        ("", '```python run error="x"\n1\n```', ["5: error takes no value"]),
        ("", "```text run\n1\n```", ["5: run does not belong to a text fence"]),
        ("", "```python run run\n1\n```", ["5: run stands twice after the backticks"]),
        ("", '```python run stdin="4\n1\n```', ['5: cannot read the words after the backticks from here: stdin="4']),
    ],
)
def test_a_bad_lesson(tmp_path: Path, front: str, text: str, expected: list[str]) -> None:
    found = problems(tmp_path, lesson(front, text))
    assert found == [f"core/slices/lesson.md:{line}" for line in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1: a front matter between two lines of --- is missing"),
        ("title: T\n", "1: a front matter between two lines of --- is missing"),
        ("---\ntitle: T\n", "1: a front matter between two lines of --- is missing"),
        ("---\n- a\n---\nT\n", "2: the front matter must be keys and values"),
    ],
)
def test_a_lesson_without_front_matter(tmp_path: Path, text: str, expected: str) -> None:
    assert problems(tmp_path, {"core/slices/lesson.md": text})[0] == f"core/slices/lesson.md:{expected}"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "core/slices/lesson.md").write_bytes(b"---\ntitle: T\xff\n---\n")
    (tmp_path / "core/slices/quiz.md").write_bytes(b"---\n---\n\0")
    with pytest.raises(ContentError) as caught:
        load_library(tmp_path)
    assert [str(problem).removeprefix(f"{tmp_path}/core/slices/") for problem in caught.value.problems] == [
        "lesson.md:2: this is not valid UTF-8",
        "quiz.md:3: a NUL character stands here",
    ]


SINGLE = "- [x] a\n- [ ] b {misconception=index-from-one}\n  > No.\n> why: so.\n"
WRONG = "- [ ] b {misconception=index-from-one}\n  > No.\n"
WHY = "> why: so.\n"


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ("", ["4: the quiz has no question"]),
        ("Hello\n## Q {#q}\n" + SINGLE, ["4: text stands before the first question (## stem {#id})"]),
        ("## Q\n" + SINGLE, ["4: the question needs an id at the end of its heading, such as {#copy-one}"]),
        ("## {#q}\n" + SINGLE, ["4: the question has no text"]),
        ("## Q {#Q_1}\n" + SINGLE, ['4: id "Q_1" must be lower case words joined by hyphens']),
        (f"## Q {{#q}}\n{SINGLE}\n## Q {{#q}}\n{SINGLE}", ["10: the id q stands twice in this quiz"]),
        (
            "## Q {#q .guess}\n" + SINGLE,
            ["4: unknown kind .guess: it is one of single, multiple, short, predict, blanks, order"],
        ),
        (
            "## Q {#q .short .blanks}\n= a\n" + WHY,
            [
                "4: .blanks: there can be only one kind",
                "4: a blanks question needs a python fence",
            ],
        ),
        ("## Q {#q colour=red}\n" + SINGLE, ["4: unknown attribute colour=red"]),
        ("## Q {#q}\n- [x] a\n" + WRONG, ["4: the question needs a > why: line"]),
        ("## Q {#q}\n- [x] a\n" + WRONG + WHY + WHY, ["9: a question has one > why:"]),
        ("## Q {#q}\n- [x] a\n" + WRONG + "> why:\n", ["4: the question needs a > why: line", "8: > why: is empty"]),
        ("## Q {#q}\n- [x] a\n" + WHY, ["4: a single question needs at least two options"]),
        (
            "## Q {#q}\n- [x] a\n- [x] c\n" + WRONG + WHY,
            ["4: a single question has exactly one right option, this has 2"],
        ),
        (
            "## Q {#q .multiple}\n" + WRONG + WRONG.replace("] b", "] c") + WHY,
            ["4: a multiple question needs at least one right option"],
        ),
        ("## Q {#q}\n- [x] b\n" + WRONG + WHY, ["4: the option 'b' stands 2 times"]),
        ("## Q {#q}\n- [x]\n" + WRONG + WHY, ["5: the option has no text"]),
        (
            "## Q {#q}\n- [x] a\n- [ ] b {misconception=index-from-one}\n" + WHY,
            ["6: a wrong answer needs an indented > feedback line under it"],
        ),
        (
            "## Q {#q}\n- [x] a\n- [ ] b\n  > No.\n" + WHY,
            ["6: a wrong answer needs {misconception=slug} at the end of its first line"],
        ),
        (
            "## Q {#q}\n- [x] a\n- [ ] b {misconception=unheard-of}\n  > No.\n" + WHY,
            ["6: misconceptions.toml does not know unheard-of"],
        ),
        (
            "## Q {#q}\n- [x] a\n  > Yes.\n" + WRONG + WHY,
            ["5: a right answer has no misconception and no feedback; > why: explains it"],
        ),
        (
            "## Q {#q}\n- [x] a\n" + WRONG + "Well.\n" + WHY,
            ["8: a line stands after the answers that is neither an answer, nor its indented > feedback, nor > why:"],
        ),
        ("## Q {#q}\n- [x] a\n" + WHY + WRONG, ["7: an answer stands after > why:"]),
        ("## Q {#q}\n= a\n" + SINGLE, ["5: a single question takes options, - [x] or - [ ]"]),
        ("## Q {#q .short}\n= a\n- [x] b\n" + WHY, ["6: a short question takes typed answers, = right or ~ wrong"]),
        (
            "## Q {#q .short}\n~ a {misconception=index-from-one}\n  > No.\n" + WHY,
            ["4: the question needs at least one right answer, = text"],
        ),
        (
            "## Q {#q .short}\n= a b\n= 'c'\n~ ab {misconception=index-from-one}\n  > No.\n" + WHY,
            ["7: the question has the answer ab already"],
        ),
        ("## Q {#q .predict}\n```python\nprint(1)\n```\n" + WHY, ["4: a predict question needs a key fence"]),
        ("## Q {#q .predict}\n```key\n1\n```\n" + WHY, ["4: a predict question needs a python fence"]),
        (
            "## Q {#q .predict}\n```python\n1\n```\n```key\n```\n" + WHY,
            ["8: the key is empty: a program that prints nothing cannot be asked about"],
        ),
        (
            "## Q {#q .predict}\n```python\n1\n```\n```key\nb\n```\n- [x] b\n" + WHY,
            ["11: a predict question takes wrong options, - [ ]; its key fence is the right one"],
        ),
        (
            "## Q {#q .predict}\n```python\n1\n```\n```key\nb\n```\n- [ ] `b` {misconception=index-from-one}\n  > No.\n"
            + WHY,
            ["11: this option is the key, which is the right answer"],
        ),
        (
            "## Q {#q .predict}\n```python\n1\n```\n```key\n1\n",
            ["4: the question needs a > why: line", "8: this fence is never closed"],
        ),
        (
            "## Q {#q .predict}\n```python run\n1\n```\n```key\n1\n```\n" + WHY,
            [
                "4: a predict question needs a python fence",
                "5: run does not belong to a python fence in a quiz",
            ],
        ),
        ("## Q {#q}\n```key\n1\n```\n" + SINGLE, ["5: a key fence does not belong into a single question"]),
        (
            "## Q {#q .blanks}\n```python\nx = 1\n```\n" + WHY,
            ["5: the program of a blanks question needs blanks of exactly four underscores, ____"],
        ),
        (
            "## Q {#q .blanks}\nUse `____`.\n```python\nx = ____\n```\n= 1: a\n" + WHY,
            ["4: ____ stands outside of the program; only blanks of the program can be filled in"],
        ),
        (
            "## Q {#q .blanks}\n```python\nx = ____ + ____\n```\n= 1: a\n= 3: b\n" + WHY,
            [
                "4: blank 2 needs at least one right answer, = text",
                "9: there is no blank 3: the program has 2",
            ],
        ),
        ("## Q {#q .order}\n```python\na = 1\n```\n" + WHY, ["5: an order question has 2 to 7 lines, this has 1"]),
        (
            "## Q {#q .order}\n```python\n" + "a = 1\n" * 8 + "```\n" + WHY,
            ["5: an order question has 2 to 7 lines, this has 8"],
        ),
        (
            "## Q {#q .order}\n```python\na = 1\n\n  b = 2\n```\n" + WHY,
            [
                "7: an empty line cannot be put in order",
                "8: lines to be put in order are indented by steps of 4 blanks",
            ],
        ),
        (
            "## Q {#q .order}\n```python\na = 1\nb = 2\n```\n```distractor\n    a = 1\n```\n" + WHY,
            [
                "9: a distractor fence needs misconception=slug after its name",
                "9: the distractor a = 1 is one of the right lines",
            ],
        ),
        (
            "## Q {#q .order}\n```python\na = 1\nb = 2\n```\n- [x] a\n" + WHY,
            ["9: an order question has no options; wrong lines stand in a distractor fence"],
        ),
        (
            "## Q {#q}\nSee [there](lesson:core/maps).\n" + SINGLE,
            ["5: there is no lesson core/maps"],
        ),
        (
            "## Q {#q renamed_from=p}\n" + SINGLE + "## Q {#p}\n" + SINGLE,
            ["4: renamed_from p: that name is still in use"],
        ),
    ],
)
def test_a_bad_quiz(tmp_path: Path, questions: str, expected: list[str]) -> None:
    found = problems(tmp_path, quiz(questions))
    assert found == [f"core/slices/quiz.md:{line}" for line in expected]


ORDER = "## Q {#q .order}\n```python\na = 1\nb = 2\n```\n```check\nassert a < b\n```\n> why: so.\n"


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        (None, "quiz.md:4: orders.json has no accepted orders for q: run make content"),
        ("{}", "quiz.md:4: orders.json has no accepted orders for q: run make content"),
        ('{"q": [["b = 2", "a = 1"]]}', "quiz.md:4: the orders of q in orders.json are out of date: run make content"),
        (
            '{"q": [["a = 1", "b = 2"], ["b = 3", "a = 1"]]}',
            "quiz.md:4: the orders of q in orders.json are out of date: run make content",
        ),
        ("{\n!", "orders.json:2: this is not valid JSON: Expecting property name enclosed in double quotes"),
        ("[]", "orders.json:1: this must map each question's id to a list of lists of lines"),
    ],
)
def test_accepted_orders_must_be_there_and_fit_the_question(tmp_path: Path, orders: str | None, expected: str) -> None:
    files = quiz(ORDER) | ({"core/slices/orders.json": orders} if orders else {})
    assert f"core/slices/{expected}" in problems(tmp_path, files)
    assert load_library(tmp_path, with_orders=False).courses


def test_a_slug_left_behind_is_claimed_once(tmp_path: Path) -> None:
    claim = "title: T\nminutes: 20\nrenamed_from: old"
    files = {**lesson(claim), "core/lists/lesson.md": f"---\n{claim}\n---\nText.\n"}
    assert problems(tmp_path, files) == ["core/slices/lesson.md:4: renamed_from old: that name is still in use"]


PROGRAMS = """Text.

```python run
x = 1
print(x)
```
```output
1
```

> ```python run continues stdin="4\\n\\"q\\""
> print(x + 1)
> ```

```python predict error
print("a")
print(y)
```

```output
a
Traceback (most recent call last):
  File "main.py", line 2, in <module>
    print(y)
NameError: name 'y' is not defined. Did you see it on line 9?
```

```python run continues
print(2)
```

```python
not run
```
"""


def test_programs_of_a_lesson_come_with_their_input_output_and_names(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, **lesson(text=PROGRAMS)})
    found = list(load_library(tmp_path).lessons)[1]
    one, two, three, four = found.fences
    assert one == CodeFence(8, "run", "x = 1\nprint(x)\n", "1\n")
    assert two == CodeFence(16, "run", "print(x + 1)\n", stdin='4\n"q"', continues=True)
    assert three == CodeFence(20, "predict", 'print("a")\nprint(y)\n', "a\n", error=ExpectedError("NameError", 2))
    assert [found.before(fence) for fence in found.fences] == [(), (one,), (), (three,)]
    assert four.continues


def test_a_syntax_error_has_no_traceback_head(tmp_path: Path) -> None:
    output = '  File "main.py", line 1\n    x = (\nSyntaxError: never closed\n'
    text = f"```python run error\nx = (\n```\n```output\n{output}```\n"
    write(tmp_path, {**FILES, **lesson(text=text)})
    (fence,) = list(load_library(tmp_path).lessons)[1].fences
    assert (fence.output, fence.error) == ("", ExpectedError("SyntaxError", 1))


def test_the_command_prints_problems_and_needs_neither_django_nor_a_database(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "core/slices/lesson.md": "---\ntitle: T\n---\nText.\n"})
    code = (
        "import sys; sys.modules['django'] = None; from courses.library.__main__ import main;"
        f"sys.exit(main(['check', {str(tmp_path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f'{tmp_path}/core/slices/lesson.md:2: the key "minutes" is missing\n'


def test_the_command_says_when_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write(tmp_path, FILES))]) == 0
    assert capsys.readouterr().out == "1 courses, 2 lessons, 1 questions: all is well\n"


def test_orders_of_a_question_without_a_check_are_the_given_one(tmp_path: Path) -> None:
    asked = ORDER.replace("```check\nassert a < b\n```\n", "")
    write(tmp_path, {**FILES, **quiz(asked), "core/slices/orders.json": json.dumps({})})
    found = list(load_library(tmp_path).lessons)[1].quiz
    assert found is not None
    assert getattr(found.questions[0].answers, "accepted", None) == (("a = 1", "b = 2"),)
