"""A note that begins with a submission: its verdict, its error and its code."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts.models import NOTE_MAX_CHARACTERS, Note
from exercises.models import Exercise, Result, Submission
from judge.report import CaseReport, CaseState, Failure, Frame, Report
from tests.factory import make_exercise, make_submission

pytestmark = pytest.mark.django_db

CREATE = reverse("accounts:create_note")


@pytest.fixture
def exercise() -> Exercise:
    return make_exercise(title="Rotate left")


def hand_in(user: User, exercise: Exercise, result: str = Result.WRONG_ANSWER, **files: str) -> Submission:
    return make_submission(user, exercise, result, files={f"{name}.py": code for name, code in files.items()})


def begun(client: Client, submission: Any) -> dict[str, Any]:
    form = client.get(CREATE, {"submission": submission}).context["form"]
    return {name: form[name].value() for name in ("title", "content", "lesson", "exercise")}


def test_the_form_begins_with_title_verdict_and_code(signed_in: Client, learner: User, exercise: Exercise) -> None:
    submission = hand_in(learner, exercise, solution="print(1)\n")
    values = begun(signed_in, submission.pk)
    assert values["title"] == "Rotate left: Wrong answer"
    assert values["content"] == "> Wrong answer.\n\n```python\nprint(1)\n```\n\n"
    assert (values["lesson"], values["exercise"]) == (None, exercise.pk)


def test_what_the_judge_said_of_an_error_is_in_it(signed_in: Client, learner: User, exercise: Exercise) -> None:
    submission = hand_in(learner, exercise, Result.RUNTIME_ERROR, solution="1 / 0")
    failure = Failure("ZeroDivisionError", "division by zero", (Frame("solution.py", 1, "1 / 0"),))
    cases = (CaseReport(1, CaseState.RUNTIME_ERROR, public=True, error="ZeroDivisionError"),)
    submission.report = Report.from_cases(cases, exercise.case_hash, failures={1: failure}).to_json()
    submission.save()
    assert begun(signed_in, submission.pk)["content"].startswith(
        "> Stopped with an error. Case 1 stopped with ZeroDivisionError.\n\n> ZeroDivisionError: division by zero\n\n"
    )


def test_code_with_fences_and_several_files_stay_whole(signed_in: Client, learner: User, exercise: Exercise) -> None:
    submission = hand_in(learner, exercise, main="s = '''\n```\n'''", helper="x = 1")
    content = begun(signed_in, submission.pk)["content"]
    assert "main.py\n\n````python\ns = '''\n```\n'''\n````\n" in content
    assert "helper.py\n\n```python\nx = 1\n```\n" in content


def test_saving_it_works(signed_in: Client, learner: User, exercise: Exercise) -> None:
    submission = hand_in(learner, exercise, solution="print(1)")
    values = {name: value or "" for name, value in begun(signed_in, submission.pk).items()}
    assert signed_in.post(f"{CREATE}?submission={submission.pk}", values).status_code == 302
    assert Note.objects.get().exercise == exercise


def test_very_long_code_leaves_room_to_write(signed_in: Client, learner: User, exercise: Exercise) -> None:
    submission = hand_in(learner, exercise, one="#" * 64_000, two="#" * 64_000)
    content = begun(signed_in, submission.pk)["content"]
    assert len(content) < NOTE_MAX_CHARACTERS
    assert content.endswith("is on the submission’s page.)")


@pytest.mark.parametrize("number", ["0", "x", "-1", "²", "9" * 18, "9" * 400])
def test_what_is_no_submission_is_ignored(signed_in: Client, number: str) -> None:
    assert begun(signed_in, number)["content"] == ""


def test_somebody_elses_is_ignored_too(client: Client, learner: User, teacher: User, exercise: Exercise) -> None:
    submission = hand_in(learner, exercise, solution="private")
    client.force_login(teacher)
    assert begun(client, submission.pk)["content"] == ""


@pytest.mark.parametrize(("result", "links"), [("wrong_answer", 1), ("accepted", 1), ("queued", 0)])
def test_the_submissions_page_leads_there(
    signed_in: Client, learner: User, exercise: Exercise, result: str, links: int
) -> None:
    submission = hand_in(learner, exercise, result, solution="x")
    page = signed_in.get(submission.get_absolute_url()).text
    assert page.count(f'href="{CREATE}?submission={submission.pk}"') == links
