"""The history of one's work on an exercise: seen, brought back, and nobody else's."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from exercises.drafts import desk_of
from exercises.models import Draft, Exercise
from exercises.tests.judged import make_judged_exercise


@pytest.fixture
def exercise(db: None) -> Exercise:
    return make_judged_exercise()


@pytest.fixture
def url(exercise: Exercise) -> str:
    return reverse("exercises:history", args=[exercise.slug])


@pytest.fixture
def back(exercise: Exercise) -> str:
    return reverse("exercises:bring_back", args=[exercise.slug])


def write(user: User, exercise: Exercise, text: str) -> int:
    """Save a text that is no continuation, and give the number of its version."""
    desk = desk_of(user.pk, exercise)
    desk.save({"files": {"solution.py": text}}, apart=True)
    return desk.history()[0].pk


def test_it_works(signed_in: Client, learner: User, exercise: Exercise, url: str, back: str) -> None:
    first = write(learner, exercise, "first = 1")
    write(learner, exercise, "<b>second</b>")
    page = signed_in.get(url)
    assert [(version.files["solution.py"], now) for version, now in page.context["versions"]] == [
        ("<b>second</b>", True),
        ("first = 1", False),
    ]
    assert "&lt;b&gt;second" in page.text

    answer = signed_in.post(back, {"version": first}, follow=True)

    assert answer.redirect_chain == [(exercise.get_absolute_url(), 302)]
    assert "Brought back. What stood there before is in the history." in answer.text
    assert Draft.objects.get().files == {"solution.py": "first = 1"}
    assert [version.files["solution.py"] for version in desk_of(learner.pk, exercise).history()] == [
        "first = 1",
        "<b>second</b>",
        "first = 1",
    ]


def test_the_beginning_can_be_brought_back_and_the_work_stays(
    signed_in: Client, learner: User, exercise: Exercise, back: str
) -> None:
    write(learner, exercise, "an evening of work")
    signed_in.post(back, {"version": "stub"})
    assert Draft.objects.get().files == exercise.stub
    assert "an evening of work" in [version.files["solution.py"] for version in desk_of(learner.pk, exercise).history()]


def test_an_empty_history_says_what_to_do(signed_in: Client, exercise: Exercise, url: str) -> None:
    page = signed_in.get(url)
    assert "No history yet" in page.text
    assert exercise.get_absolute_url() in page.text


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "9" * 30, "1 OR 1"])
def test_what_is_no_version_is_not_found(signed_in: Client, exercise: Exercise, back: str, version: str) -> None:
    assert signed_in.post(back, {"version": version}).status_code == 404
    assert not Draft.objects.exists()


def test_nobody_sees_or_brings_back_another_ones_text(
    signed_in: Client, learner: User, other: User, exercise: Exercise, url: str, back: str
) -> None:
    theirs = write(other, exercise, "secret = 1")
    assert "secret" not in signed_in.get(url).text
    assert signed_in.post(back, {"version": theirs}).status_code == 404
    assert not Draft.objects.filter(user=learner).exists()


def test_a_version_of_another_exercise_is_not_found(
    signed_in: Client, learner: User, exercise: Exercise, back: str
) -> None:
    elsewhere = write(learner, make_judged_exercise(slug="another"), "x")
    assert signed_in.post(back, {"version": elsewhere}).status_code == 404


def test_anonymous_visitors_log_in_first(client: Client, exercise: Exercise, url: str, back: str) -> None:
    for answer in (client.get(url), client.post(back, {"version": "stub"})):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("login"))
    assert client.get(back).status_code == 405


def test_an_archived_exercise_is_gone(
    signed_in: Client, learner: User, exercise: Exercise, url: str, back: str
) -> None:
    Exercise.objects.filter(pk=exercise.pk).update(archived_at="2026-01-01T00:00:00Z")
    assert signed_in.get(url).status_code == 410
    assert signed_in.post(back, {"version": "stub"}).status_code == 410


def test_the_editor_keeps_a_text_that_was_given_up(signed_in: Client, learner: User, exercise: Exercise) -> None:
    draft = reverse("exercises:draft", args=[exercise.slug])
    signed_in.post(draft, {"source": "theirs", "revision": "0"})
    assert signed_in.post(draft, {"source": "mine", "revision": "1", "aside": "on"}).json() == {"revision": 1}
    assert Draft.objects.get().files == {"solution.py": "theirs"}
    assert [version.files["solution.py"] for version in desk_of(learner.pk, exercise).history()] == ["mine", "theirs"]


def test_many_versions_need_no_more_queries(
    signed_in: Client, learner: User, exercise: Exercise, url: str, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        desk_of(learner.pk, exercise).set_aside({"files": {"solution.py": str(number)}})
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        signed_in.get(url)
