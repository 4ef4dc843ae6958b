"""SPEC.md, "URLs": what a stranger would send to each address."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core import mail
from django.http import JsonResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts import views
from accounts.models import Favorite
from courses.models import Lesson
from exercises.models import Exercise

pytestmark = pytest.mark.django_db

CREATE = reverse("accounts:create_note")
SCRIPTS: list[dict[str, str]] = [
    {"X-Requested-With": "XMLHttpRequest"},
    {"Accept": "application/json"},
    {"Accept": "application/json, text/plain, */*"},
    {"X-Requested-With": "XMLHttpRequest", "Accept": "text/html"},
]


@pytest.fixture(params=["lesson", "exercise"])
def target(request: pytest.FixtureRequest) -> Lesson | Exercise:
    found: Lesson | Exercise = request.getfixturevalue(request.param)
    return found


def toggle(target: Lesson | Exercise) -> str:
    kind = "lesson" if isinstance(target, Lesson) else "exercise"
    return reverse(f"accounts:toggle_favorite_{kind}", args=[target.pk])


@pytest.mark.parametrize("headers", SCRIPTS)
def test_toggle_answers_every_script_in_every_order_of_states(
    signed_in: Client, target: Lesson | Exercise, headers: dict[str, str]
) -> None:
    for state, is_on in [("", True), ("on", True), ("", False), ("off", False), ("on", True), ("off", False)]:
        response = signed_in.post(toggle(target), {"state": state} if state else {}, headers=headers)
        assert json.loads(response.content) == {"is_favorited": is_on}
        assert Favorite.objects.count() == is_on


@pytest.mark.parametrize("headers", SCRIPTS)
def test_toggle_tells_every_anonymous_script_401(
    client: Client, target: Lesson | Exercise, headers: dict[str, str]
) -> None:
    response = client.post(toggle(target), headers=headers)
    assert (response.status_code, response.headers["Content-Type"]) == (401, "application/json")
    assert not Favorite.objects.exists()


def test_toggle_goes_nowhere_but_to_its_page(signed_in: Client, client: Client, target: Lesson | Exercise) -> None:
    fields = {"next": "//elsewhere.example"}
    url = f"{toggle(target)}?next=https://elsewhere.example/"
    assert signed_in.post(url, fields).headers["Location"] == target.get_absolute_url()
    client.logout()
    assert client.post(url, fields).headers["Location"] == f"{reverse('login')}?next={target.get_absolute_url()}"


def test_views_called_directly_need_no_address_and_no_session(learner: User, lesson: Lesson) -> None:
    request = RequestFactory().post("/elsewhere/", headers={"X-Requested-With": "XMLHttpRequest"})
    request.user = learner
    response = views.toggle_favorite_lesson(request, lesson_id=lesson.pk)
    assert isinstance(response, JsonResponse)
    assert json.loads(response.content) == {"is_favorited": True}
    request = RequestFactory().post("/elsewhere/")
    request.user = AnonymousUser()
    response = views.toggle_favorite_lesson(request, lesson_id=lesson.pk)
    assert response.headers["Location"] == f"{reverse('login')}?next={lesson.get_absolute_url()}"


@pytest.mark.parametrize("name", ["progress_overview", "note_list", "favorite_list"])
def test_pages_called_directly_need_no_session(learner: User, name: str) -> None:
    request = RequestFactory().get("/elsewhere/")
    request.user = learner
    assert getattr(views, name)(request).status_code == 200


@pytest.mark.parametrize(
    "bad", ["abc", "99999999999999999999", "9" * 5000, "-1", "0", "None", "1,2", "%FF", "1 OR 1=1"]
)
@pytest.mark.parametrize("name", ["lesson", "exercise"])
def test_create_note_ignores_every_odd_id(
    signed_in: Client, lesson: Lesson, exercise: Exercise, name: str, bad: str
) -> None:
    form = signed_in.get(f"{CREATE}?{name}={bad}").context["form"]
    assert [form[field].value() or None for field in ("title", "lesson", "exercise")] == [None] * 3


def test_create_note_one_bad_id_of_two_does_not_spoil_the_other(
    signed_in: Client, lesson: Lesson, exercise: Exercise
) -> None:
    for query, title in ((f"lesson={lesson.pk}&exercise=x", "Slices"), (f"lesson=x&exercise={exercise.pk}", "Rotate")):
        assert signed_in.get(f"{CREATE}?{query}").context["form"]["title"].value() == f"Notes on {title}"


def test_password_reset_sends_its_mail_wherever_mail_works(client: Client, learner: User) -> None:
    response = client.post(reverse("password_reset"), {"email": learner.email})
    assert response.headers["Location"] == reverse("password_reset_done")
    assert len(mail.outbox) == 1
