from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from exercises.models import Exercise, Result, Submission
from exercises.tests.judged import RIGHT, make_judged_exercise
from tests.factory import PASSWORD, make_exercise, make_submission

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise()


@pytest.fixture
def url(exercise: Exercise) -> str:
    return reverse("exercises:submit", args=[exercise.slug])


def test_it_works(signed_in: Client, learner: User, exercise: Exercise, url: str) -> None:
    response = signed_in.post(url, {"source": RIGHT.replace("\n", "\r\n")})
    submission = Submission.objects.get(user=learner, exercise=exercise)
    assert response["Location"] == submission.get_absolute_url()
    assert submission.result == Result.QUEUED
    assert submission.files == {"solution.py": RIGHT}


def test_htmx_gets_the_waiting_verdict_in_place(signed_in: Client, url: str) -> None:
    response = signed_in.post(url, {"source": RIGHT}, headers=HTMX)
    submission = Submission.objects.get()
    assert response.status_code == 200
    assert "<html" not in response.text
    assert f'hx-get="{submission.get_absolute_url()}?asked=1" hx-trigger="load delay:200ms"' in response.text


def test_the_text_between_quotes_keeps_its_blanks(signed_in: Client, url: str) -> None:
    source = "  \n\nx = '  '\n\n  "
    signed_in.post(url, {"source": source})
    assert Submission.objects.get().files == {"solution.py": source}


BAD = {
    "nothing": ("", "There is no code here yet"),
    "blanks alone": (" \n\t", "There is no code here yet"),
    "too long": ("x = 1\n" * 11_000, "at most 64 KiB"),
    "too long in UTF-8, though not in characters": ("é" * 33_000, "at most 64 KiB"),
    "a NUL": ("x = '\0'", "NUL character"),
}


@pytest.mark.parametrize(("source", "sentence"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_bad_source_is_refused_in_a_sentence_and_shown_again(
    signed_in: Client, url: str, source: str, sentence: str, headers: dict[str, str]
) -> None:
    response = signed_in.post(url, {"source": source}, headers=headers)
    assert response.status_code == 200
    assert sentence in response.text
    assert "Nothing was submitted" in response.text
    assert not Submission.objects.exists()
    if not headers:
        assert response.context["form"]["source"].value() == source


def test_64_kib_are_not_too_long(signed_in: Client, url: str) -> None:
    source = "#" + "x" * (64 * 1024 - 1)
    signed_in.post(url, {"source": source})
    assert Submission.objects.get().files == {"solution.py": source}


@pytest.mark.parametrize("body", [b"source=x+%3D+%27%FF%27", b"source=%ED%A0%80"], ids=["no UTF-8", "half a pair"])
def test_source_that_is_not_utf_8_is_refused(signed_in: Client, url: str, body: bytes) -> None:
    response = signed_in.post(url, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert "not valid UTF-8" in response.text
    assert not Submission.objects.exists()


def test_a_missing_field_is_refused(signed_in: Client, url: str) -> None:
    assert "There is no code here yet" in signed_in.post(url, {}).text


def test_one_submission_runs_at_a_time_and_the_code_stays(signed_in: Client, url: str) -> None:
    signed_in.post(url, {"source": "first"})
    response = signed_in.post(url, {"source": "second"})
    assert response.status_code == 200
    assert "still being judged" in response.text
    assert response.context["form"]["source"].value() == "second"
    assert Submission.objects.count() == 1


def test_too_many_in_a_minute_are_refused_and_the_code_stays(
    signed_in: Client, learner: User, url: str, exercise: Exercise, settings: LazySettings
) -> None:
    settings.SUBMISSIONS_PER_MINUTE = 2
    for number in range(2):
        make_submission(learner, exercise, Result.WRONG_ANSWER, source_hash=str(number))
    response = signed_in.post(url, {"source": "third"})
    assert "in one minute" in response.text
    assert response.context["form"]["source"].value() == "third"


def test_where_judging_is_off_nothing_is_taken(signed_in: Client, url: str, settings: LazySettings) -> None:
    settings.JUDGE = "off"
    response = signed_in.post(url, {"source": RIGHT})
    assert response.status_code == 200
    assert "Judging is switched off on this site." in response.text
    assert not Submission.objects.exists()


def test_an_exercise_without_cases_takes_nothing(signed_in: Client) -> None:
    exercise = make_exercise()
    response = signed_in.post(reverse("exercises:submit", args=[exercise.slug]), {"source": "x = 1"})
    assert "has no cases yet" in response.text
    assert not Submission.objects.exists()


def test_it_is_a_post(signed_in: Client, url: str) -> None:
    assert signed_in.get(url).status_code == 405


def test_an_unknown_exercise_is_404(signed_in: Client) -> None:
    assert signed_in.post("/exercises/no-such-exercise/submit/", {"source": "x"}).status_code == 404


def after_login(client: Client, response: Any, page: str) -> str:
    login = client.post(response["Location"], {"username": "ada", "password": PASSWORD, "next": page})
    return str(client.get(login["Location"]).context["form"]["source"].value())


def test_code_sent_after_the_session_ended_comes_back_after_login(
    client: Client, learner: User, url: str, exercise: Exercise
) -> None:
    response = client.post(url, {"source": "typed with care\r\n"})
    page = exercise.get_absolute_url()
    assert response["Location"] == f"{reverse('login')}?next={page}"
    assert not Submission.objects.exists()
    assert after_login(client, response, page) == "typed with care\r\n"


def test_htmx_is_sent_to_login_when_the_session_has_ended(client: Client, url: str, exercise: Exercise) -> None:
    response = client.post(url, {"source": "typed with care"}, headers=HTMX)
    assert response.headers["HX-Redirect"] == f"{reverse('login')}?next={exercise.get_absolute_url()}"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_code_sent_with_an_old_token_comes_back_at_once(
    learner: User, url: str, exercise: Exercise, headers: dict[str, str]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    response = client.post(url, {"source": "typed with care", "csrfmiddlewaretoken": "old"}, headers=headers)
    assert response.headers.get("HX-Redirect", response.headers.get("Location")) == exercise.get_absolute_url()
    page = client.get(exercise.get_absolute_url())
    assert page.context["form"]["source"].value() == "typed with care"
    assert not Submission.objects.exists()


def test_an_exercise_of_several_files_is_handed_in_as_several_files(signed_in: Client) -> None:
    exercise = make_judged_exercise(stub={"solution.py": "import helper\n", "helper.py": "x = 1\n"})
    page = signed_in.get(exercise.get_absolute_url())
    assert page.context["form"]["source_1"].value() == "x = 1\n"
    signed_in.post(reverse("exercises:draft", args=[exercise.slug]), {"source": "a", "source_1": "b", "revision": "0"})
    page = signed_in.get(exercise.get_absolute_url())
    assert [page.context["form"][name].value() for name in ("source", "source_1")] == ["a", "b"]
    url = reverse("exercises:submit", args=[exercise.slug])
    assert "no code here yet" in signed_in.post(url, {"source": "a"}).text
    assert "at most 64 KiB" in signed_in.post(url, {"source": "a" * 33_000, "source_1": "b" * 33_000}).text
    signed_in.post(url, {"source": "a", "source_1": "b"})
    assert Submission.objects.get().files == {"solution.py": "a", "helper.py": "b"}
