"""The door to the judge, with the real judge behind it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import LearningEvent, LessonProgress
from exercises import judging, standing
from exercises.models import Exercise, Result, Submission
from exercises.standing import Condition, Standing
from exercises.tests.judged import ENDLESS, RIGHT, WRONG, make_judged_exercise
from judge import Judge, NoWall
from judge.report import Verdict
from tests.factory import make_exercise, make_lesson

pytestmark = [pytest.mark.jail, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def wall_a() -> Iterator[None]:
    """These tests mean nothing behind any other wall, and fail without this one."""
    with Judge(wall="A"):
        yield
    judging.keeper.close()


def refuse(*_: object, **__: object) -> Judge:
    """A machine on which no wall can be built."""
    raise NoWall("no user namespaces")


@pytest.fixture
def no_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    judging.keeper.close()
    monkeypatch.setattr(judging, "Judge", refuse)
    standing.beat("here:1", judging.own_standing())


@pytest.mark.parametrize(
    ("source", "verdict"),
    [(RIGHT, "accepted"), (WRONG, "wrong_answer"), ("def double(", "syntax_error"), ("x = 1", "missing_name")],
)
def test_rows_go_in_and_a_report_comes_out(source: str, verdict: str) -> None:
    exercise = make_judged_exercise()
    report = judging.judge_files(exercise, {"solution.py": source})
    assert report.verdict == verdict
    assert report.case_hash == exercise.case_hash


def test_one_judge_serves_the_whole_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Judge] = []

    def make(**wanted: Any) -> Judge:
        made.append(Judge(**wanted))
        return made[-1]

    monkeypatch.setattr(judging, "Judge", make)
    judging.keeper.close()
    exercise = make_judged_exercise()
    for source in (RIGHT, WRONG):
        judging.judge_files(exercise, {"solution.py": source})
    assert len(made) == 1


def test_without_a_wall_nothing_is_run(no_wall: None) -> None:
    with pytest.raises(judging.JudgeAway, match="no user namespaces"):
        judging.judge_files(make_judged_exercise(), {"solution.py": RIGHT})


def test_a_worker_that_lets_nothing_be_opened_leaves_files_to_one_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    judging.keeper.close()
    monkeypatch.setattr(judging, "Judge", lambda **wanted: Judge(**wanted, wall="B"))
    plain, about_files = make_judged_exercise(), make_judged_exercise(slug="files")
    about_files.definition["kind"] = "files"
    standing.beat("here:1", Standing(Condition.JUDGES, "A"))

    with pytest.raises(judging.JudgeAway, match="another worker"):
        judging.judge_files(about_files, {"solution.py": RIGHT})
    assert judging.judge_files(plain, {"solution.py": RIGHT}).accepted

    standing.leave("here:1")
    assert judging.judge_files(about_files, {"solution.py": RIGHT}).is_final


def test_switched_off_nothing_is_run(settings: LazySettings) -> None:
    settings.JUDGE = "off"
    with pytest.raises(judging.JudgeAway, match="switched off"):
        judging.judge_files(make_judged_exercise(), {"solution.py": RIGHT})
    assert judging.own_standing() == Standing(Condition.WAITS, reason="Judging is switched off on this site.")


def test_an_exercise_without_cases_accepts_nothing() -> None:
    with pytest.raises(judging.CouldNotJudge, match="no cases"):
        judging.judge_files(make_exercise(), {"solution.py": RIGHT})


def test_without_a_wall_the_exercise_page_says_so(client: Client, no_wall: None) -> None:
    text = client.get(make_judged_exercise().get_absolute_url()).text
    assert "nothing is judged here (no user namespaces)" in text
    assert ">Submit</button>" not in text


def test_without_a_wall_a_submission_is_refused_in_a_sentence(signed_in: Client, no_wall: None) -> None:
    exercise = make_judged_exercise()
    response = signed_in.post(reverse("exercises:submit", args=[exercise.slug]), {"source": RIGHT})
    assert "nothing is judged here" in response.text
    assert response.context["form"]["source"].value() == RIGHT
    assert not Submission.objects.exists()


def test_whether_there_is_a_wall_is_asked_once_and_again_a_while_after_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def judge(**_: object) -> Judge:
        asked.append("a wall")
        return refuse()

    monkeypatch.setattr(judging, "Judge", judge)
    judging.keeper.close()
    no_wall = Standing(Condition.NO_WALL, reason="no user namespaces")
    assert [judging.own_standing(), judging.own_standing()] == [no_wall] * 2
    assert len(asked) == 1
    judging.keeper._ask_at = 0.0
    monkeypatch.setattr(judging, "Judge", Judge)
    assert judging.own_standing() == Standing(Condition.JUDGES, "A")
    monkeypatch.setattr(judging, "Judge", refuse)
    assert judging.own_standing() == Standing(Condition.JUDGES, "A")


def test_a_known_wrong_answer_is_recognised_by_what_it_does() -> None:
    exercise = make_judged_exercise()
    outcome = judging.judge_files(exercise, {"solution.py": WRONG}).outcome
    exercise.definition = {**exercise.definition, "outcomes": {"adds-two": list(outcome)}}
    report = judging.judge_files(exercise, {"solution.py": "def double(number):\n    return number + 2\n"})
    answer = judging.recognised(exercise, report)
    assert answer is not None
    assert answer.feedback == "Is that true of 3?"
    exercise.case_hash = "other cases by now"
    assert judging.recognised(exercise, report) is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("source", "result", "title"),
    [
        (WRONG, Result.WRONG_ANSWER, "Case 1 got 5, we expected 6."),
        (ENDLESS, Result.TIME_LIMIT, "Is there a loop that never ends?"),
        (RIGHT, Result.ACCEPTED, "All 3 cases passed."),
    ],
)
def test_a_solution_goes_through_the_page_the_queue_and_the_jail_to_its_verdict(
    signed_in: Client, learner: User, source: str, result: Result, title: str
) -> None:
    lesson = make_lesson()
    exercise: Exercise = make_judged_exercise(lesson)
    sent = signed_in.post(reverse("exercises:submit", args=[exercise.slug]), {"source": source})
    assert "Waiting" in signed_in.get(sent["Location"]).text
    call_command("worker", batch=True, verbosity=0)
    submission = Submission.objects.get()
    assert submission.result == result
    text = signed_in.get(sent["Location"]).text
    assert title in text
    assert "double(-1)" not in text
    accepted = result == Result.ACCEPTED
    assert LessonProgress.objects.filter(user=learner, lesson=lesson, is_completed=True).exists() is accepted
    assert LearningEvent.objects.filter(user=learner, kind="accepted").exists() is accepted


def test_a_verdict_of_the_judge_is_a_result_of_the_site() -> None:
    assert {verdict.value for verdict in Verdict} <= set(Result.values)
