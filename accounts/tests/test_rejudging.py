"""An exercise whose cases were corrected: who is concerned has today's verdict, keeps what was solved, and is told."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts import progress
from accounts.models import LearningEvent, LessonProgress, Profile
from accounts.proving import contradictions
from exercises import judging
from exercises.models import Exercise, Result, Submission
from judge import Report, Verdict
from tests.factory import make_exercise, make_lesson, make_submission, make_user

OVERVIEW = reverse("accounts:progress")
MAY = datetime(2026, 5, 3, 12, tzinfo=UTC)
RIGHT, WRONG = {"solution.py": "right"}, {"solution.py": "wrong"}


@pytest.fixture
def exercise(db: None) -> Exercise:
    return make_exercise(make_lesson(), slug="sums", title="Sums", case_hash="new", definition={"slug": "sums"})


@pytest.fixture(autouse=True)
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands for the jail: what says that it is right is right. The texts that it was given, in order."""
    seen: list[str] = []

    def judge_files(exercise: Exercise, files: dict[str, str]) -> Report:
        seen.append(files["solution.py"])
        verdict = Verdict.ACCEPTED if files == RIGHT else Verdict.WRONG_ANSWER
        return Report(verdict=verdict, case_hash=exercise.case_hash)

    monkeypatch.setattr(judging, "judge_files", judge_files)
    return seen


@pytest.fixture
def old(exercise: Exercise) -> Callable[..., Submission]:
    """A submission that was judged by other cases."""

    def make(user: User, files: dict[str, str], result: str, **fields: Any) -> Submission:
        return make_submission(user, exercise, result, **{"files": files, "case_hash": "old", **fields})

    return make


def rejudge(*slugs: str) -> str:
    out = StringIO()
    call_command("rejudge", *(slugs or ("sums",)), stdout=out)
    return out.getvalue()


def test_a_right_solution_that_was_refused_counts_now(
    learner: User, exercise: Exercise, old: Callable[..., Submission]
) -> None:
    refused = old(learner, RIGHT, Result.WRONG_ANSWER, submitted_at=MAY)
    assert "1 judged anew, 1 accepted now, 0 of the" in rejudge()
    refused.refresh_from_db()
    assert (refused.result, refused.case_hash) == (Result.ACCEPTED, "new")
    assert LessonProgress.objects.get(user=learner).is_completed
    accepted = LearningEvent.objects.get(kind="accepted")
    assert (accepted.at, accepted.local_date) == (MAY, MAY.date())
    assert LearningEvent.objects.get(kind="corrected").data["other"] == Result.WRONG_ANSWER
    assert list(contradictions(learner)) == []


def test_what_is_still_wrong_has_todays_report_and_nobody_is_told(
    learner: User, old: Callable[..., Submission]
) -> None:
    wrong = old(learner, WRONG, Result.RUNTIME_ERROR)
    assert "1 judged anew, 0 accepted now" in rejudge()
    wrong.refresh_from_db()
    assert (wrong.result, wrong.case_hash) == (Result.WRONG_ANSWER, "new")
    assert not LearningEvent.objects.exists()


def test_solved_stays_solved(client: Client, learner: User, exercise: Exercise, old: Callable[..., Submission]) -> None:
    solved = old(learner, WRONG, Result.ACCEPTED)
    progress.accept_exercise(learner, exercise)
    assert "1 of the accepted do not pass" in rejudge()
    solved.refresh_from_db()
    assert (solved.result, solved.case_hash) == (Result.ACCEPTED, "old")
    assert LessonProgress.objects.get(user=learner).is_completed
    client.force_login(learner)
    text = client.get(OVERVIEW).text
    assert "It stays solved" in text
    assert solved.get_absolute_url() in text
    assert "It stays solved" not in client.get(OVERVIEW).text


def test_it_is_told_once_and_to_nobody_else(
    client: Client, learner: User, other: User, old: Callable[..., Submission]
) -> None:
    refused = old(learner, RIGHT, Result.WRONG_ANSWER)
    rejudge()
    client.force_login(other)
    assert "is accepted now" not in client.get(OVERVIEW).text
    client.force_login(learner)
    client.head(OVERVIEW)
    page = client.get(OVERVIEW)
    assert "“Sums” was corrected, and by its new cases your solution is right" in page.text
    assert refused.get_absolute_url() in page.text
    assert client.get(OVERVIEW).context["corrections"] == []
    assert Profile.objects.get(user=learner).untold_event is None


def test_all_corrections_since_the_last_visit_are_told(
    client: Client, learner: User, old: Callable[..., Submission]
) -> None:
    second = make_exercise(title="Products", slug="products", case_hash="new", definition={"slug": "products"})
    old(learner, RIGHT, Result.WRONG_ANSWER)
    make_submission(learner, second, Result.WRONG_ANSWER, files=RIGHT, case_hash="old")
    rejudge("sums", "products")
    client.force_login(learner)
    assert [event.exercise.title for event in client.get(OVERVIEW).context["corrections"]] == ["Sums", "Products"]


def test_a_second_run_judges_only_what_is_left(
    learner: User, other: User, exercise: Exercise, old: Callable[..., Submission], judged: list[str]
) -> None:
    old(learner, RIGHT, Result.WRONG_ANSWER)
    old(other, WRONG, Result.ACCEPTED)
    old(make_user(), RIGHT, Result.ACCEPTED)
    rejudge()
    assert sorted(judged) == ["right", "right", "wrong"]
    assert "0 judged anew" in rejudge()
    assert LearningEvent.objects.filter(kind="corrected").count() == 2


def test_what_was_judged_by_todays_cases_or_not_at_all_is_left_alone(
    learner: User, other: User, old: Callable[..., Submission], judged: list[str]
) -> None:
    old(learner, RIGHT, Result.WRONG_ANSWER, case_hash="new")
    old(other, RIGHT, Result.QUEUED)
    old(other, {}, Result.WRONG_ANSWER)
    rejudge()
    assert judged == []


def test_where_nobody_can_judge_it_says_where_to_run_it(
    learner: User, old: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(exercise: Exercise, files: dict[str, str]) -> Report:
        raise judging.JudgeAway("no wall")

    monkeypatch.setattr(judging, "judge_files", away)
    refused = old(learner, RIGHT, Result.WRONG_ANSWER)
    with pytest.raises(CommandError, match="where the workers run"):
        rejudge()
    refused.refresh_from_db()
    assert (refused.result, refused.case_hash) == (Result.WRONG_ANSWER, "old")


def test_what_cannot_be_judged_stays_as_it_was(
    learner: User, old: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(exercise: Exercise, files: dict[str, str]) -> Report:
        raise judging.CouldNotJudge("no cases")

    monkeypatch.setattr(judging, "judge_files", fail)
    old(learner, RIGHT, Result.WRONG_ANSWER)
    assert "1 could not be judged" in rejudge()
    assert Submission.objects.get().result == Result.WRONG_ANSWER


def test_an_unknown_exercise_is_said(db: None) -> None:
    with pytest.raises(CommandError, match="slug nowhere"):
        rejudge("nowhere")
