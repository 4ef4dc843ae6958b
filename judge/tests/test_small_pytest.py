"""What our small pytest offers means what it means in pytest, through the real jail."""

from __future__ import annotations

import pytest

from judge import Judge
from judge.jail.walls import Wall
from judge.report import Report
from judge.tests.test_suites import suite

pytestmark = pytest.mark.walls(*Wall)

TESTS = {
    "raises": """
def test_raised():
    with pytest.raises(ValueError) as info:
        int("x")
    assert "invalid" in str(info.value) and info.type is ValueError
def test_base_and_several():
    with pytest.raises(LookupError):
        [][0]
    with pytest.raises((KeyError, IndexError)):
        [][0]
def test_match():
    with pytest.raises(ValueError, match=r"literal .* 'x'"):
        int("x")
def test_rest_of_the_block_is_not_run():
    ran = []
    with pytest.raises(ValueError):
        int("x")
        ran.append(1)
    assert ran == []
def bad_not_raised():
    with pytest.raises(ValueError):
        int("3")
def bad_match():
    with pytest.raises(ValueError, match="^other"):
        int("x")
def bad_other_exception():
    with pytest.raises(ValueError):
        [][0]
""",
    "approx": """
def test_close():
    assert 0.1 + 0.2 == pytest.approx(0.3)
    assert [0.1 + 0.2, 1] == pytest.approx([0.3, 1])
    assert {"a": 1.0000001} == pytest.approx({"a": 1})
    assert 104 == pytest.approx(100, abs=5)
    assert 104 == pytest.approx(100, rel=0.05)
    assert pytest.approx(2.0) == 2
def test_far():
    assert 0.31 != pytest.approx(0.3)
    assert 104 != pytest.approx(100, abs=3)
    assert [0.3] != pytest.approx([0.3, 0.3])
    assert (0.3,) != pytest.approx([0.3])
    assert {"b": 1} != pytest.approx({"a": 1})
    assert 1e99 != pytest.approx(float("inf"))
    assert float("inf") == pytest.approx(float("inf"))
    assert "a" != pytest.approx(1)
    assert "a" == pytest.approx("a")
def bad_close():
    assert 0.31 == pytest.approx(0.3)
""",
    "parametrize": """
seen = []
@pytest.mark.parametrize("n", [1, 2])
@pytest.mark.parametrize("a, b", [("x", True), pytest.param("y", None, id="other")])
def test_rows(n, a, b):
    seen.append((n, a, b))
@pytest.mark.parametrize(["n"], [(3,)])
def test_one_name_in_a_list(n):
    assert n == 3
def test_all_rows_in_order():
    assert seen == [(1, "x", True), (1, "y", None), (2, "x", True), (2, "y", None)]
@pytest.mark.parametrize("n", [1, 2, [3]], ids=["one", "two"])
def bad_row(n):
    assert n == 1
""",
    "fixtures": """
steps = []
@pytest.fixture
def items():
    steps.append("made")
    yield [1]
    steps.append("cleared")
@pytest.fixture()
def more(items):
    return items + [2]
@pytest.fixture(scope="module")
def kept():
    return []
@pytest.fixture(autouse=True, name="always")
def _always():
    steps.append("always")
def test_a(more, kept):
    more.append(3)
    kept.append(1)
    assert more == [1, 2, 3]
def test_fresh_for_each_test_unless_kept(items, kept):
    assert (items, kept) == ([1], [1])
def test_steps():
    assert steps == ["always", "made", "cleared", "always", "made", "cleared", "always"]
@pytest.mark.parametrize("n", [1])
def test_beside_parameters(n, items):
    assert items == [n]
""",
    "fixtures of ours": """
def test_printed(capsys):
    print("hello")
    assert capsys.readouterr().out == "hello\\n"
    assert capsys.readouterr() == ("", "")
class Clock:
    def now(self):
        return 1
class Late(Clock):
    pass
def test_patched(monkeypatch):
    import math, os
    monkeypatch.setattr(math, "pi", 3)
    monkeypatch.setattr(Late, "now", lambda self: 2)
    monkeypatch.setitem(prices, "tea", 5)
    monkeypatch.setitem(prices, "jam", 6)
    monkeypatch.setenv("COLOUR", "red")
    assert (math.pi, Late().now(), prices, os.environ["COLOUR"]) == (3, 2, {"tea": 5, "jam": 6}, "red")
prices = {"tea": 1}
def test_patches_are_taken_back():
    import math, os
    assert math.pi > 3 and Late().now() == 1 and prices == {"tea": 1} and "COLOUR" not in os.environ
""",
    "errors": """
def bad_unknown_fixture(nothing):
    pass
@pytest.fixture
def round_and_round(round_and_round):
    pass
def bad_fixture_of_itself(round_and_round):
    pass
@pytest.fixture
def made():
    return 1
def bad_called():
    assert made() == 1
def bad_generator():
    yield
async def bad_async():
    assert False
def bad_exit():
    raise SystemExit
def bad_no_attribute(monkeypatch):
    monkeypatch.setattr(made, "nothing", 1)
@pytest.fixture
def ends_badly():
    yield
    [][0]
def bad_end(ends_badly):
    pass
""",
    "assertions": """
class Odd:
    def __repr__(self):
        raise ValueError
    def __eq__(self, other):
        return False
def bad_repr():
    assert Odd() == 1
def test_each_side_is_evaluated_once_and_from_the_left():
    seen = []
    assert (seen.append(1) or 1) == (seen.append(2) or 1)
    assert seen == [1, 2]
    def inner(n):
        assert n == n
        return n
    assert inner(1) == inner(1) and 1 < 2 < 3
def bad_plain():
    assert not 1
""",
}


@pytest.mark.parametrize("what", TESTS)
def test_good_tests_pass_and_bad_ones_do_not(judge: Judge, what: str) -> None:
    """Functions that begin with `bad_` are run as tests too, and must be just those that do not pass."""
    source = TESTS[what].replace("def bad_", "def test_bad_")
    bad = [line.split("def ")[1].split("(")[0] for line in source.splitlines() if "def test_bad_" in line]
    report = judge.run(suite("import pytest\n" + source))

    assert report.accepted is (not bad), report.failure
    assert sorted(name.split("[")[0] for name in set((report.cases[0].got or "").split())) == sorted(
        bad * (2 if what == "parametrize" else 1)
    )


FOLDERS = """
def test_folder(tmp_path):
    (tmp_path / "a.txt").write_text("hi")
    assert (tmp_path / "a.txt").read_text() == "hi"
def test_another_folder(tmp_path):
    assert list(tmp_path.iterdir()) == []
"""


@pytest.mark.walls(Wall.A)
def test_a_test_gets_a_folder_of_its_own(judge: Judge) -> None:
    assert judge.run(suite(FOLDERS)).accepted


def first_failure(judge: Judge, body: str) -> Report:
    return judge.run(suite(f"import pytest\ndef test_it():\n    {body}\n"))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("assert 1 + 1 == 3", "assert 2 == 3"),
        ("assert 'a' not in 'abc'", "assert 'a' not in 'abc'"),
        ("assert None is not None", "assert None is not None"),
        ("assert 2 < 1", "assert 2 < 1"),
        ("assert 'x' * 400 == 1", "assert '" + "x" * 299 + " … == 1"),
        ("assert 1 == 2, 'own words'", "own words"),
        ("assert 1 == 1 == 2", ""),
        ("assert []", ""),
        ("pytest.fail('why')", "why"),
        ("with pytest.raises(ValueError): pass", "ValueError was not raised"),
        ("with pytest.raises((ValueError, KeyError)): pass", "ValueError or KeyError was not raised"),
        ("with pytest.raises(3): pass", "pytest.raises takes an exception class, or a tuple of them"),
    ],
)
def test_what_a_failing_test_says(judge: Judge, body: str, message: str) -> None:
    report = first_failure(judge, body)

    assert report.failure is not None
    assert report.failure.message == message
    assert [frame.line for frame in report.failure.frames] == [3]


def test_rows_are_named_by_their_values(judge: Judge) -> None:
    source = (
        "import pytest\n@pytest.mark.parametrize('a, b', [(1, 'x'), ([], None), pytest.param(1, 2, id='own')])\n"
        "def test_it(a, b):\n    assert False\n"
    )
    assert judge.run(suite(source)).cases[0].got == "test_it[1-x]\ntest_it[a1-None]\ntest_it[own]"


def test_a_row_of_the_wrong_length_is_said_when_the_file_is_read(judge: Judge) -> None:
    report = judge.run(
        suite("import pytest\n@pytest.mark.parametrize('a, b', [(1, 2), (1,)])\ndef test_it(a, b): pass\n")
    )

    assert report.failure is not None
    assert report.failure.message == "parametrize names 2 values, and row 2 has 1"


def test_many_failing_tests_are_told_in_part(judge: Judge) -> None:
    source = "import pytest\n@pytest.mark.parametrize('n', range(500))\ndef test_it(n):\n    assert n < 0\n"
    report = judge.run(suite(source))

    assert (report.cases[0].got or "").count("\n") == 29
