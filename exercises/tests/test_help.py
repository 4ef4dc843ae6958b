"""What a failing verdict teaches: what the error means, what is different, and which lesson to read again."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from courses.models import Concept, Lesson
from exercises.case_lines import case_lines
from exercises.models import Exercise, Submission
from exercises.tests.judged import make_judged_exercise
from exercises.verdicts import Said, say
from exercises.wording import in_words
from judge.report import CaseReport, CaseState, Failure, Frame, MissingName, Report
from judge.subjects import Role
from tests.factory import make_course, make_lesson, make_submission

pytestmark = pytest.mark.django_db

LIST = "<code>list(…)</code> makes a list of it."
FILES = {"solution.py": "def double(n):\n    return nn * 2\n"}
NAME_ERROR = Failure("NameError", "name 'nn' is not defined", (Frame("solution.py", 2, "return nn * 2"),))
KEY_ERROR = Failure("KeyError", "'hunter2'", (Frame("solution.py", 2, "return d['hunter2']"),))


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise()


def failed(state: CaseState, failure: Failure | None = None, missing: MissingName | None = None, **case: Any) -> Report:
    """A report of one case, the third, which is public unless it is said to be hidden."""
    cases = (CaseReport(3, state, **{"public": True, **case}),)
    return Report.from_cases(cases, "", failures={3: failure} if failure else None, missing=missing)


def said(user: User, exercise: Exercise, report: Report) -> Said:
    row = Submission(
        user=user, exercise=exercise, result=report.verdict.value, report=report.to_json(), files=FILES
    )  # fmt: skip
    return say(row)


def shown(client: Client, user: User, exercise: Exercise, report: Report) -> str:
    """The page of a submission with this report."""
    row = make_submission(user, exercise, report.verdict.value, files=FILES, report=report.to_json())
    return client.get(row.get_absolute_url()).text


def teach(concept: str, **fields: Any) -> Lesson:
    """A lesson that teaches this."""
    lesson = make_lesson(**fields)
    lesson.teaches.add(Concept.objects.get_or_create(slug=concept)[0])
    return lesson


def test_an_error_is_explained_with_the_learners_names_and_leads_back_to_its_lesson(
    signed_in: Client, learner: User, exercise: Exercise
) -> None:
    lesson = teach("name-error", title="Names")
    report = failed(CaseState.RUNTIME_ERROR, NAME_ERROR, error="NameError: name 'nn' is not defined")
    text = signed_in.get(
        make_submission(
            learner, exercise, report.verdict.value, files=FILES, report=report.to_json()
        ).get_absolute_url()
    ).text

    assert "There is no name <code>nn</code> here." in text
    assert "If <code>nn</code> is meant as a text, it needs quotes." in text
    assert f'<a href="{lesson.get_absolute_url()}">Read again: Names</a>' in text
    assert "solution.py, line 2" in text
    assert "return nn * 2" in text


def test_of_a_hidden_case_the_class_alone_is_explained(learner: User, exercise: Exercise) -> None:
    what = said(learner, exercise, failed(CaseState.RUNTIME_ERROR, KEY_ERROR, public=False))

    assert what.help[0] == "A dictionary was asked for a key that it does not have."
    assert "hunter2" not in "".join(what.help)


def test_without_a_lesson_that_teaches_it_there_is_no_link(learner: User, exercise: Exercise) -> None:
    what = said(learner, exercise, failed(CaseState.RUNTIME_ERROR, NAME_ERROR))

    assert len(what.help) == 2
    assert what.read_again is None


def test_the_nearest_concept_that_is_taught_wins_and_its_first_lesson(learner: User, exercise: Exercise) -> None:
    failure = Failure("TypeError", "'NoneType' object is not subscriptable", (Frame("solution.py", 2, "x[0]"),))
    report = failed(CaseState.RUNTIME_ERROR, failure)
    first, second = make_course(order=1), make_course(order=2)
    general = teach("type-error", course=first)

    assert said(learner, exercise, report).read_again == general
    later = teach("none", course=second, order=1)
    assert said(learner, exercise, report).read_again == later
    earlier = teach("none", course=first, order=7)
    assert said(learner, exercise, report).read_again == earlier
    Lesson.objects.filter(pk=earlier.pk).update(archived_at="2030-01-01T00:00:00Z")
    assert said(learner, exercise, report).read_again == later


def test_a_strangers_words_stay_words(learner: User, exercise: Exercise) -> None:
    failure = Failure("KeyError", "'<b>`x`%(name)s&'", (Frame("solution.py", 2, "d[k]"),))
    what = said(learner, exercise, failed(CaseState.RUNTIME_ERROR, failure))

    assert what.help[0] == "There is no key <code>&#x27;&lt;b&gt;`x`%(name)s&amp;&#x27;</code>."
    assert in_words("`%%` and %(a)s", {"a": "<i>"}) == "<code>%</code> and &lt;i&gt;"


@pytest.mark.parametrize(
    ("expected", "got", "sentence"),
    [
        ("3", "'3'", "<code>3</code> and <code>&#x27;3&#x27;</code> look alike when printed, but one is a text."),
        ("[1, 2]", "[2, 1]", "The items are right, but their order is not."),
        (
            "6",
            "None",
            "The call gives <code>None</code>: it ended without <code>return</code>, or with nothing after it.",
        ),
    ],
)
def test_what_is_different_is_said(learner: User, exercise: Exercise, expected: str, got: str, sentence: str) -> None:
    report = failed(CaseState.WRONG_ANSWER, part="value", expected=expected, got=got)
    what = said(learner, exercise, report)

    assert what.text == f"Case 3 got {got}, we expected {expected}."
    assert what.help == (sentence,)


def test_an_answer_that_was_not_returned_leads_back_to_the_lesson_on_return(learner: User, exercise: Exercise) -> None:
    lesson = teach("return")
    report = failed(CaseState.WRONG_ANSWER, part="value", expected="6", got="None", stdout="6\n")

    assert said(learner, exercise, report).read_again == lesson


def test_blanks_that_differ_are_shown_as_signs_and_the_signs_are_explained(
    signed_in: Client, learner: User, exercise: Exercise
) -> None:
    report = failed(CaseState.WRONG_ANSWER, part="output", expected="a b\n", got="ab", stdout="ab")
    text = signed_in.get(
        make_submission(
            learner, exercise, report.verdict.value, files=FILES, report=report.to_json()
        ).get_absolute_url()
    ).text

    assert "a<mark>·</mark>b" in text
    assert "· is a blank" in text


@pytest.mark.parametrize(
    ("state", "cpu_s", "text"),
    [
        (CaseState.TIME_LIMIT, 2.0, "Case 3 was still running after 2 seconds, which is the limit. Is there a loop"),
        (CaseState.TIME_LIMIT, 0.0, "Case 3 was still waiting after 3 seconds, which is the limit. Is there a loop"),
        (CaseState.MEMORY_LIMIT, 0.1, "Case 3 needed more than 256 MiB of memory, which is the limit."),
        (CaseState.OUTPUT_LIMIT, 0.1, "Case 3 printed more than 64 KiB, or gave back more than 64 KiB. Does something"),
    ],
)
def test_a_limit_is_said_with_its_figure(
    learner: User, exercise: Exercise, state: CaseState, cpu_s: float, text: str
) -> None:
    report = Report.from_cases((CaseReport(3, state),), exercise.case_hash, cpu_s=cpu_s)

    assert said(learner, exercise, report).text.startswith(text)


def test_limits_of_cases_that_have_changed_since_are_not_told(learner: User, exercise: Exercise) -> None:
    report = Report.from_cases((CaseReport(3, CaseState.TIME_LIMIT),), "of an older day", cpu_s=2.0)

    assert said(learner, exercise, report).text == (
        "Case 3 was still running when its time was up. Is there a loop that never ends?"
    )


def test_an_end_of_python_is_told_in_the_judges_words(learner: User, exercise: Exercise) -> None:
    report = Report.from_json({**failed(CaseState.RUNTIME_ERROR).to_json(), "note": "The program ended Python."})

    assert said(learner, exercise, report).text == "The program ended Python."


@pytest.mark.parametrize(
    ("role", "state", "text", "line"),
    [
        (Role.RIGHT, CaseState.WRONG_ANSWER, "fail on the right program", "fail on the right program"),
        (Role.BROKEN, CaseState.WRONG_ANSWER, "all of your tests pass on it", "miss this broken"),
        (Role.BROKEN, CaseState.RUNTIME_ERROR, "stopped with KeyError on the broken", "with an error"),
        (Role.RIGHT, CaseState.RUNTIME_ERROR, "Case 3 stopped with KeyError.", "with an error"),
        (Role.BROKEN, CaseState.TIME_LIMIT, "still running", "Took too long"),
    ],
)
def test_tests_that_were_judged(
    learner: User, exercise: Exercise, role: Role, state: CaseState, text: str, line: str
) -> None:
    failure = KEY_ERROR if state is CaseState.RUNTIME_ERROR else None
    report = failed(state, failure, public=False, shown="One border is wrong.", role=role)
    what = said(learner, exercise, report)

    assert text in what.text
    assert line in what.cases[0].text
    assert "hidden" not in what.cases[0].text
    assert ("About it", [("One border is wrong.", False)]) in what.cases[0].facts


def test_tests_that_passed(learner: User, exercise: Exercise) -> None:
    cases = (
        CaseReport(1, CaseState.PASSED, public=True, role=Role.RIGHT),
        CaseReport(2, CaseState.PASSED, role=Role.BROKEN),
    )
    what = said(learner, exercise, Report.from_cases(cases, ""))

    assert what.text == "Your tests pass on the right program, and catch the broken one."
    assert [case.text for case in what.cases] == [
        "Case 1: your tests pass on the right program",
        "Case 2: your tests catch this broken program",
    ]


def test_a_file_without_tests_is_told_what_a_test_is(learner: User, exercise: Exercise) -> None:
    report = failed(CaseState.MISSING_NAME, missing=MissingName("test_", "check_it"), role=Role.RIGHT)

    assert said(learner, exercise, report).text == (
        "There is no test yet. A test is a function whose name begins with test_. It does define check_it."
    )


def test_when_tests_fail_on_the_right_program_that_they_fail_on_others_is_no_merit(
    learner: User, exercise: Exercise
) -> None:
    cases = (
        CaseReport(1, CaseState.WRONG_ANSWER, public=True, role=Role.RIGHT),
        CaseReport(2, CaseState.PASSED, role=Role.BROKEN),
        CaseReport(3, CaseState.WRONG_ANSWER, role=Role.BROKEN),
    )
    what = said(learner, exercise, Report.from_cases(cases, ""))

    assert [(case.icon, case.text) for case in what.cases] == [
        ("cross", "Case 1: your tests fail on the right program"),
        ("dash", "Case 2: your tests fail on this broken program, too"),
        ("cross", "Case 3: your tests miss this broken program"),
    ]


def lines(*states: CaseState) -> list[str]:
    cases = tuple(CaseReport(number, state) for number, state in enumerate(states, 1))
    return [line.text for line in case_lines(Report.from_cases(cases, ""))]


def test_what_is_the_same_for_many_cases_is_said_once() -> None:
    passed, late, not_run, missing = (
        CaseState.PASSED, CaseState.TIME_LIMIT, CaseState.NOT_RUN, CaseState.MISSING_NAME
    )  # fmt: skip

    assert lines(passed, late, not_run, not_run, not_run)[-1] == "Cases 3 to 5 were not run"
    assert lines(late, not_run, not_run)[1:] == ["Case 2 was not run", "Case 3 was not run"]
    assert lines(missing, missing, missing, missing) == [
        "Case 1 (hidden): A name is missing",
        "Cases 2 to 4: A name is missing",
    ]


def test_the_authors_word_may_have_code_in_it(learner: User, exercise: Exercise) -> None:
    definition = exercise.definition
    definition["wrong"][0]["feedback"] = "Is `n + 2` the double of <3>?"
    definition["outcomes"] = {"adds-two": ["3 wrong_answer"]}
    report = Report.from_cases((CaseReport(3, CaseState.WRONG_ANSWER, public=True),), exercise.case_hash)

    assert said(learner, exercise, report).feedback == "Is <code>n + 2</code> the double of &lt;3&gt;?"
