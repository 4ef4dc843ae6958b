"""What the page's check is given, and what is written down when it does not agree with the judge."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.progress import judge_submission, submit_solution
from exercises import practice
from exercises.judging import examples
from exercises.models import Disagreement, Exercise, Result, Submission
from exercises.tests.judged import ENDLESS, RIGHT, WRONG, make_judged_exercise, make_rows
from judge import load_exercise
from judge.exercise import Job
from judge.report import CaseReport, CaseState, Report, Verdict
from judge.tests.folders import WORD_COUNT
from tests.factory import make_exercise, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise()


def public_hash(exercise: Exercise) -> str:
    check = practice.check_for_page(exercise, examples(exercise))
    assert check is not None
    return str(check["job"]["case_hash"])


def claim(exercise: Exercise, **cases: str) -> str:
    """What a browser says: `_1="passed"` of case 1."""
    found = {name.removeprefix("_"): state for name, state in cases.items()}
    return json.dumps({"hash": public_hash(exercise), "cases": found})


def report(*states: CaseState, case_hash: str) -> Report:
    cases = tuple(CaseReport(number, state, public=number < 3) for number, state in enumerate(states, 1))
    return Report.from_cases(cases, case_hash)


def compared(exercise: Exercise, user: User, said: str, found: Report) -> list[tuple[int, str, str]]:
    kept = practice.read_claim(said, exercise)
    practice.compare(Submission(user=user, exercise=exercise, practice=kept, report=found.to_json()))
    return [(row.number, row.in_page, row.judged) for row in Disagreement.objects.order_by("number")]


def test_the_page_gets_the_public_cases_alone(exercise: Exercise) -> None:
    check = practice.check_for_page(exercise, examples(exercise))
    assert check is not None
    job = Job.from_json(check["job"])
    assert [case.number for case in job.cases] == [1, 2]
    assert check["shown"] == {1: "double(3)", 2: "double(2)"}
    assert job.files == {}
    text = json.dumps(check)
    for hidden in ("double(-1)", "n * 2", "adds-two", exercise.case_hash):
        assert hidden not in text


def test_its_words_have_their_places(exercise: Exercise) -> None:
    check = practice.check_for_page(exercise, examples(exercise))
    assert check is not None
    words = check["words"]
    assert words["failed"] == "Case {number}: {state}"
    assert words["states"]["wrong_answer"] == "Wrong answer"
    assert words["facts"]["yours"] == "Yours"
    assert [word for word in words.values() if isinstance(word, str) and "%" in word] == []


def test_data_is_sent_once(client: Client) -> None:
    exercise = make_rows(load_exercise(WORD_COUNT))
    text = client.get(exercise.get_absolute_url()).text
    assert text.count("a rose is a rose") == 1
    assert 'data-do="check"' in text


@pytest.mark.parametrize("fields", [{"definition": {}}, {"definition": {"kind": "of another version"}}])
def test_where_nothing_can_be_tried_there_is_no_check(client: Client, fields: dict[str, Any]) -> None:
    exercise = make_judged_exercise(**fields)
    text = client.get(exercise.get_absolute_url()).text
    assert 'data-do="check"' not in text


def test_without_cases_there_is_no_check(client: Client) -> None:
    assert 'data-do="check"' not in client.get(make_exercise().get_absolute_url()).text


def test_a_claim_is_kept_with_the_submission(signed_in: Client, exercise: Exercise) -> None:
    said = claim(exercise, _1="passed", _2="wrong_answer")
    url = reverse("exercises:submit", args=[exercise.slug])
    signed_in.post(url, {"source": RIGHT}, headers={practice.HEADER: said})
    assert Submission.objects.get().practice == json.loads(said)


BAD = {
    "nothing": "",
    "no JSON": "{",
    "too deep": "[" * 1_900,
    "no object": "[]",
    "a number": "7",
    "no cases": '{"hash": "HASH"}',
    "cases of another kind": '{"hash": "HASH", "cases": ["passed"]}',
    "none": '{"hash": "HASH", "cases": {}}',
    "a hidden case": '{"hash": "HASH", "cases": {"3": "passed"}}',
    "no number": '{"hash": "HASH", "cases": {"one": "passed"}}',
    "an unknown state": '{"hash": "HASH", "cases": {"1": "fine"}}',
    "a limit of the page's": '{"hash": "HASH", "cases": {"1": "time_limit"}}',
    "a state that is no word": '{"hash": "HASH", "cases": {"1": ["passed"]}}',
    "another exercise's": '{"hash": "0000", "cases": {"1": "passed"}}',
    "a hash that is no word": '{"hash": {}, "cases": {"1": "passed"}}',
    "too much": '{"hash": "HASH", "cases": {"1": "passed"}, "more": "' + "x" * 2_000 + '"}',
}


@pytest.mark.parametrize("said", BAD.values(), ids=BAD)
def test_what_is_no_claim_is_ignored(signed_in: Client, exercise: Exercise, said: str) -> None:
    url = reverse("exercises:submit", args=[exercise.slug])
    headers = {practice.HEADER: said.replace("HASH", public_hash(exercise))}
    signed_in.post(url, {"source": RIGHT}, headers=headers)
    assert Submission.objects.get().practice is None


def test_only_what_is_known_of_a_claim_is_kept(exercise: Exercise) -> None:
    said = {**json.loads(claim(exercise, _1="passed")), "more": "<b>"}
    kept = practice.read_claim(json.dumps(said), exercise)
    assert kept == {"hash": public_hash(exercise), "cases": {"1": "passed"}}


def test_where_page_and_judge_agree_nothing_is_written(learner: User, exercise: Exercise) -> None:
    found = report(CaseState.PASSED, CaseState.WRONG_ANSWER, CaseState.PASSED, case_hash=exercise.case_hash)
    assert compared(exercise, learner, claim(exercise, _1="passed", _2="wrong_answer"), found) == []


def test_where_they_differ_on_a_public_case_it_is_written_down_once_and_counted(
    learner: User, other: User, exercise: Exercise
) -> None:
    found = report(CaseState.PASSED, CaseState.RUNTIME_ERROR, CaseState.PASSED, case_hash=exercise.case_hash)
    said = claim(exercise, _1="wrong_answer", _2="runtime_error")
    for user in (learner, other):
        assert compared(exercise, user, said, found) == [(1, "wrong_answer", "passed")]
    row = Disagreement.objects.get()
    assert (row.times, row.case_hash) == (2, exercise.case_hash)
    assert row.last_seen > row.first_seen


def test_a_verdict_before_any_case_is_compared_too(learner: User, exercise: Exercise) -> None:
    cases = tuple(CaseReport(number, CaseState.NOT_RUN) for number in (1, 2, 3))
    found = Report(Verdict.SYNTAX_ERROR, exercise.case_hash, cases, first_failing=1)
    said = claim(exercise, _1="syntax_error", _2="passed")
    assert compared(exercise, learner, said, found) == [(2, "passed", "syntax_error")]


@pytest.mark.parametrize("state", [CaseState.TIME_LIMIT, CaseState.MEMORY_LIMIT, CaseState.OUTPUT_LIMIT])
def test_a_limit_of_the_judges_is_no_fault_of_the_content(learner: User, exercise: Exercise, state: CaseState) -> None:
    found = report(state, CaseState.NOT_RUN, CaseState.NOT_RUN, case_hash=exercise.case_hash)
    assert compared(exercise, learner, claim(exercise, _1="passed", _2="passed"), found) == []


def test_a_claim_about_cases_that_have_changed_since_is_not_compared(learner: User, exercise: Exercise) -> None:
    said = claim(exercise, _1="wrong_answer")
    kept = practice.read_claim(said, exercise)
    found = report(CaseState.PASSED, CaseState.PASSED, CaseState.PASSED, case_hash=exercise.case_hash)
    row = exercise.cases.get(number=1)
    row.data = {**row.data, "gives": "7"}
    row.save()
    practice.compare(Submission(user=learner, exercise=exercise, practice=kept, report=found.to_json()))
    assert not Disagreement.objects.exists()


@pytest.mark.jail
@pytest.mark.parametrize(("source", "result"), [(RIGHT, "accepted"), (WRONG, "wrong_answer"), (ENDLESS, "time_limit")])
def test_no_claim_changes_a_verdict(learner: User, exercise: Exercise, source: str, result: str) -> None:
    lie = {"accepted": "wrong_answer"}.get(result, "passed")
    kept = practice.read_claim(claim(exercise, _1=lie, _2=lie), exercise)
    submission = submit_solution(learner, exercise, {"solution.py": source}, kept)
    judge_submission(submission.pk)
    submission.refresh_from_db()
    assert submission.result == result
    found = set(Disagreement.objects.values_list("number", "in_page", "judged"))
    judged = {"accepted": {(1, lie, "passed"), (2, lie, "passed")}, "wrong_answer": {(1, lie, "wrong_answer")}}
    assert found == judged.get(result, set())


def test_a_text_that_was_judged_before_is_compared_as_well(learner: User, exercise: Exercise) -> None:
    found = report(CaseState.PASSED, CaseState.PASSED, CaseState.PASSED, case_hash=exercise.case_hash)
    files = {"solution.py": RIGHT}
    fingerprint = submit_solution(learner, exercise, files).source_hash
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Submission.objects.update(
        result=Result.ACCEPTED, report=found.to_json(), source_hash=fingerprint, submitted_at=an_hour_ago
    )
    kept = practice.read_claim(claim(exercise, _2="runtime_error"), exercise)
    assert submit_solution(learner, exercise, files, kept).result == Result.ACCEPTED
    assert Disagreement.objects.get().number == 2


def test_an_administrator_sees_them_and_can_strike_one_off(admin_client: Client, exercise: Exercise) -> None:
    row = Disagreement.objects.create(
        exercise=exercise, case_hash="old", number=1, in_page="passed", judged="wrong_answer"
    )
    text = admin_client.get(reverse("admin:exercises_disagreement_changelist")).text
    assert re.search(r"field-in_page.*passed.*field-judged.*wrong_answer", text, re.DOTALL)
    assert 'alt="False"' in text  # of cases that are no more
    response = admin_client.post(reverse("admin:exercises_disagreement_delete", args=[row.pk]), {"post": "yes"})
    assert response.status_code == 302
    assert not Disagreement.objects.exists()


def test_nobody_writes_one_by_hand(admin_client: Client) -> None:
    assert admin_client.get(reverse("admin:exercises_disagreement_add")).status_code == 403


def test_it_holds_nothing_of_a_learner() -> None:
    related = {field.related_model for field in Disagreement._meta.get_fields() if field.related_model}
    assert related == {Exercise}


def steps(client: Client, submission: Submission) -> list[str]:
    return re.findall(r'data-step-case="(\d+)"', client.get(submission.get_absolute_url()).text)


def failed(user: User, exercise: Exercise, *states: CaseState, **fields: Any) -> Submission:
    found = report(*states, case_hash=fields.pop("case_hash", exercise.case_hash))
    return make_submission(
        user, exercise, found.verdict.value, report=found.to_json(), files={"solution.py": WRONG}, **fields
    )


@pytest.mark.parametrize(
    ("state", "numbers"),
    [
        (CaseState.WRONG_ANSWER, ["2"]),
        (CaseState.RUNTIME_ERROR, ["2"]),
        (CaseState.TIME_LIMIT, ["2"]),
        (CaseState.MISSING_NAME, []),
        (CaseState.JUDGE_ERROR, []),
    ],
)
def test_a_failing_public_case_can_be_gone_through_where_it_is_told(
    signed_in: Client, learner: User, exercise: Exercise, state: CaseState, numbers: list[str]
) -> None:
    row = failed(learner, exercise, CaseState.PASSED, state, CaseState.WRONG_ANSWER)
    assert steps(signed_in, row) == numbers


def test_a_case_that_is_no_longer_that_of_today_cannot(signed_in: Client, learner: User, exercise: Exercise) -> None:
    row = failed(learner, exercise, CaseState.WRONG_ANSWER, CaseState.PASSED, CaseState.PASSED, case_hash="old")
    assert steps(signed_in, row) == []


def test_a_submissions_page_has_what_going_through_needs(signed_in: Client, learner: User, exercise: Exercise) -> None:
    row = failed(learner, exercise, CaseState.WRONG_ANSWER, CaseState.PASSED, CaseState.PASSED)
    text = signed_in.get(row.get_absolute_url()).text
    for name in ("exercise-data", "exercise-check", "submitted-files"):
        assert f'<script id="{name}" type="application/json">' in text
    assert "double(-1)" not in text
    assert exercise.case_hash not in text
