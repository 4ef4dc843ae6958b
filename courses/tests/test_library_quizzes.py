"""quiz.md and orders.json: what is told about each mistake in them."""

import json
from pathlib import Path

import pytest

from courses.library.loading import load_library
from courses.tests.shelf import FILES, problems, quiz, write

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


def test_orders_of_a_question_without_a_check_are_the_given_one(tmp_path: Path) -> None:
    asked = ORDER.replace("```check\nassert a < b\n```\n", "")
    write(tmp_path, {**FILES, **quiz(asked), "core/slices/orders.json": json.dumps({})})
    found = list(load_library(tmp_path).lessons)[1].quiz
    assert found is not None
    assert getattr(found.questions[0].answers, "accepted", None) == (("a = 1", "b = 2"),)
