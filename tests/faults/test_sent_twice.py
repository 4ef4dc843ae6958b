"""A double click, a network that sends again, two windows: what is sent twice is done once, whatever the form."""

from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import notes, progress
from accounts.limits import Tries
from accounts.models import Note, NotePassage
from accounts.passages import Passage
from accounts.tests.test_progress_concurrency import at_once
from exercises.models import Result, Submission
from exercises.tests.judged import RIGHT, make_judged_exercise
from tests.factory import make_lesson, make_user
from tests.faults.forms_sent import FORMS
from tests.url_names import named

NOT_SENT = {
    "password_reset_confirm": "a link that works once",
    "admin_login": "leads on to the site's own login",
    "second_step": "a code that works once (accounts/tests/test_second_factor.py)",
    "accounts:second_factor": "a code that works once",
    "accounts:second_factor_off": "a code that works once",
}
GONE = {"accounts:delete_note", "review:delete_card"}
"""The second time, what they were about is gone."""
ONCE = {"accounts:download_everything"}
"""The second time, the page says that the files were made just now."""
SAYS_SO = {"password_change", "accounts:register"}
"""The second time, the old password is not the old one any more, and the name is taken: the form says so."""


@pytest.fixture(autouse=True)
def judged_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exercises.judging.why_off", lambda exercise: None)


def rows() -> Counter[str]:
    """How many rows each table has; sessions and counted tries are no act of anybody's."""
    models = [model for model in apps.get_models() if model not in (Session, Tries)]
    return Counter({model._meta.label: model._default_manager.count() for model in models})


def browser_of(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def sends(browser: Client, url: str, said: dict[str, Any]) -> int:
    return browser.post(url, said).status_code


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", FORMS)
def test_what_is_sent_twice_is_done_once(name: str) -> None:
    user = make_user("ada")
    browser, (url, said) = browser_of(user), FORMS[name](user)
    before = rows()
    first = sends(browser, url, said)
    once = rows()
    again = sends(browser, url, said)
    assert first in (200, 302)
    assert again == (404 if name in GONE else 200 if name in SAYS_SO else 302 if name in ONCE else first)
    assert rows() == once

    other = make_user("grace")
    url, said = FORMS[name](other)
    browsers, statuses, start = [browser_of(other), browser_of(other)], list[int](), rows()
    assert at_once(*(lambda one=one: statuses.append(sends(one, url, said)) for one in browsers)) == []
    assert max(statuses) < 500
    assert first in statuses
    gained, expected = rows(), once
    assert {table: gained[table] - start[table] for table in gained} == {
        table: expected[table] - before[table] for table in expected
    }


@pytest.mark.django_db
def test_every_address_that_takes_a_form_is_in_the_table(signed_in: Client) -> None:
    taking = set()
    for name, entry in named():
        if name in NOT_SENT:
            continue
        values = {key: converter.to_python("1") for key, converter in entry.pattern.converters.items()}
        if signed_in.post(reverse(name, kwargs=values)).status_code != 405:
            taking.add(name)
            signed_in.force_login(User.objects.get(username="ada"))  # one of them logs out
    assert taking == set(FORMS)


@pytest.mark.django_db
def test_a_note_changed_twice_by_one_click_is_no_conflict(signed_in: Client, learner: User) -> None:
    url, said = FORMS["accounts:edit_note"](learner)
    assert [signed_in.post(url, said).status_code for _ in range(2)] == [302, 302]
    assert Note.objects.get().revision == 2
    assert "changed somewhere else" in signed_in.post(url, {**said, "content": "a third text"}).text


@pytest.mark.django_db
def test_the_same_words_about_two_passages_are_two_notes(learner: User) -> None:
    lesson = make_lesson()
    passages = [Passage("a list", before, "") for before in ("make ", "take ")]
    for passage in [None, *passages, *passages]:
        notes.create_note(learner, title="t", content="c", lesson=lesson, exercise=None, passage=passage)
    assert (Note.objects.count(), NotePassage.objects.count()) == (3, 2)


@pytest.mark.django_db
def test_the_same_answers_on_another_day_are_another_attempt(signed_in: Client, learner: User) -> None:
    url, said = FORMS["courses:answer_quiz"](learner)
    signed_in.post(url, said)
    signed_in.post(url, {**said, "q-q1": "right"})
    assert learner.quiz_attempts.count() == 2
    learner.quiz_attempts.update(attempt_date="2026-01-01T12:00Z")
    signed_in.post(url, {**said, "q-q1": "right"})
    assert learner.quiz_attempts.count() == 3


@pytest.mark.django_db
def test_a_solution_sent_again_after_its_verdict_is_the_one_submission(learner: User) -> None:
    exercise, files = make_judged_exercise(), {"solution.py": RIGHT}
    first = progress.submit_solution(learner, exercise, files)
    Submission.objects.update(result=Result.WRONG_ANSWER, report={})
    assert progress.submit_solution(learner, exercise, files) == first
    asked_anew = progress.submit_solution(learner, exercise, files, asked_at=timezone.now())
    assert (asked_anew.pk != first.pk, asked_anew.result) == (True, Result.WRONG_ANSWER)
