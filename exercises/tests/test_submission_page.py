import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from exercises.models import Exercise, Result, Submission
from exercises.tests.judged import make_judged_exercise
from judge.report import CaseReport, CaseState, Failure, Frame, Report
from tests.factory import make_exercise, make_submission

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise()


def url(submission: Submission) -> str:
    return reverse("exercises:submission_detail", args=[submission.pk])


def failed(exercise: Exercise) -> dict[str, object]:
    """A report of a crash in the second case; the third is hidden and was run."""
    report = Report.from_cases(
        (
            CaseReport(1, CaseState.PASSED, public=True, time_s=0.002, shown="double(3)", expected="6", got="6"),
            CaseReport(2, CaseState.RUNTIME_ERROR, public=True, shown="double(2)", error="ZeroDivisionError: by <0>"),
            CaseReport(3, CaseState.WRONG_ANSWER),
        ),
        exercise.case_hash,
        failures={2: Failure("ZeroDivisionError", "by <0>", (Frame("solution.py", 2, "return n / 0"),))},
    )
    return report.to_json()


def test_it_works(signed_in: Client, learner: User, exercise: Exercise) -> None:
    submission = make_submission(
        learner, exercise, Result.RUNTIME_ERROR, files={"solution.py": "def double(n): <b>"}, report=failed(exercise)
    )
    text = signed_in.get(url(submission)).text
    for words in (
        "Stopped with an error",
        "Case 2 stopped with ZeroDivisionError.",
        "solution.py, line 2",
        "return n / 0",
        "ZeroDivisionError: by &lt;0&gt;",
        "Case 1 passed",
        "2 ms",
        "Case 3 (hidden): Wrong answer",
        "def double(n): &lt;b&gt;",
    ):
        assert words in text


def test_a_submission_made_by_other_hands_is_shown(signed_in: Client, learner: User) -> None:
    for result in ("accepted", "wrong_answer", "of their own"):
        submission = Submission.objects.create(user=learner, exercise=make_exercise(), result=result)
        response = signed_in.get(url(submission))
        assert response.status_code == 200
        assert "was not kept" in response.text


def test_a_report_of_an_unknown_form_leaves_the_result_readable(signed_in: Client, learner: User) -> None:
    submission = make_submission(learner, make_exercise(), Result.TIME_LIMIT, report={"verdict": "time_limit", "x": 1})
    assert "Took too long" in signed_in.get(url(submission)).text


def test_anothers_is_404_for_staff_too(client: Client, other: User, teacher: User, learner: User) -> None:
    submission = make_submission(learner, make_exercise())
    for user in (other, teacher):
        client.force_login(user)
        assert client.get(url(submission)).status_code == 404
        assert client.get(url(submission), headers=HTMX).status_code == 404


def test_an_unknown_one_is_404(signed_in: Client) -> None:
    assert signed_in.get("/exercises/submissions/12345/").status_code == 404


def test_a_visitor_goes_to_login_and_comes_back(client: Client, learner: User) -> None:
    submission = make_submission(learner, make_exercise())
    assert client.get(url(submission))["Location"] == f"{reverse('login')}?next={url(submission)}"


def test_while_it_waits_the_page_comes_again_by_itself_without_javascript(signed_in: Client, learner: User) -> None:
    submission = make_submission(learner, make_exercise(), Result.QUEUED)
    refresh = '<noscript><meta http-equiv="refresh" content="2"></noscript>'
    assert refresh in signed_in.get(url(submission)).text
    Submission.objects.update(result=Result.ACCEPTED)
    assert refresh not in signed_in.get(url(submission)).text


@pytest.mark.parametrize(
    ("asked", "wait"), [("0", 200), ("1", 400), ("2", 800), ("4", 3200), ("99999", 3200), ("x", 200), ("-1", 200)]
)
def test_htmx_asks_again_after_longer_and_longer_waits(signed_in: Client, learner: User, asked: str, wait: int) -> None:
    submission = make_submission(learner, make_exercise(), Result.RUNNING)
    response = signed_in.get(url(submission), {"asked": asked}, headers=HTMX)
    assert "<html" not in response.text
    assert f'hx-trigger="load delay:{wait}ms"' in response.text
    assert ("longer than usual" in response.text) is (asked == "99999")


def test_with_the_verdict_the_asking_ends_and_the_page_is_told(signed_in: Client, learner: User) -> None:
    submission = make_submission(learner, make_exercise())
    response = signed_in.get(url(submission), headers=HTMX)
    assert "hx-get" not in response.text
    assert "Accepted" in response.text
    assert "judged" in response.headers["HX-Trigger"]
