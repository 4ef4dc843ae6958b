import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from exercises.models import Draft, Exercise
from exercises.tests.judged import make_judged_exercise

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise()


@pytest.fixture
def url(exercise: Exercise) -> str:
    return reverse("exercises:draft", args=[exercise.slug])


def test_it_works(signed_in: Client, learner: User, exercise: Exercise, url: str) -> None:
    response = signed_in.post(url, {"source": "x = 1\r\n", "revision": "0"})
    assert response.json() == {"revision": 1}
    assert signed_in.post(url, {"source": "x = 2", "revision": "1"}).json() == {"revision": 2}
    assert Draft.objects.get(user=learner, exercise=exercise).files == {"solution.py": "x = 2"}


def test_an_emptied_editor_is_a_draft_too(signed_in: Client, url: str) -> None:
    signed_in.post(url, {"source": "x"})
    assert signed_in.post(url, {"source": "", "revision": "1"}).json() == {"revision": 2}
    assert Draft.objects.get().files == {"solution.py": ""}


def test_an_old_revision_is_refused_with_what_is_kept(signed_in: Client, url: str) -> None:
    signed_in.post(url, {"source": "first"})
    signed_in.post(url, {"source": "second", "revision": "1"})
    response = signed_in.post(url, {"source": "from another tab", "revision": "1"})
    assert response.status_code == 409
    assert response.json() == {"revision": 2, "source": "second"}
    assert Draft.objects.get().files == {"solution.py": "second"}


def test_a_second_tab_that_saw_no_draft_does_not_save_over_one(signed_in: Client, url: str) -> None:
    signed_in.post(url, {"source": "first", "revision": "0"})
    assert signed_in.post(url, {"source": "second", "revision": "0"}).status_code == 409


def test_a_repeated_save_whose_answer_was_lost_is_no_conflict(signed_in: Client, url: str) -> None:
    for _ in range(2):
        assert signed_in.post(url, {"source": "same", "revision": "0"}).json() == {"revision": 1}


def test_without_a_revision_there_is_no_conflict(signed_in: Client, url: str) -> None:
    signed_in.post(url, {"source": "first"})
    assert signed_in.post(url, {"source": "second"}).json() == {"revision": 2}


@pytest.mark.parametrize(
    "form",
    [
        {"source": "x" * 65_537},
        {"source": "a\0b"},
        {"source": "x", "revision": "soon"},
        {"source": "x", "revision": -1},
    ],
    ids=["too long", "NUL", "no number", "negative"],
)
def test_what_cannot_be_kept_is_said_and_leaves_the_draft_alone(
    signed_in: Client, url: str, form: dict[str, str | int]
) -> None:
    signed_in.post(url, {"source": "kept"})
    response = signed_in.post(url, form)
    assert response.status_code == 400
    assert response.json()["error"]
    assert Draft.objects.get().files == {"solution.py": "kept"}


def test_each_learner_has_a_draft_of_their_own(client: Client, learner: User, other: User, url: str) -> None:
    for user in (learner, other):
        client.force_login(user)
        assert client.post(url, {"source": user.username, "revision": "0"}).json() == {"revision": 1}
    assert {draft.user.username: draft.files for draft in Draft.objects.select_related("user")} == {
        "ada": {"solution.py": "ada"},
        "grace": {"solution.py": "grace"},
    }


def test_it_is_a_post(signed_in: Client, url: str) -> None:
    assert signed_in.get(url).status_code == 405


def test_an_unknown_exercise_is_404(signed_in: Client) -> None:
    assert signed_in.post("/exercises/no-such-exercise/draft/", {"source": "x"}).status_code == 404


def test_a_script_that_is_signed_out_gets_401(client: Client, url: str) -> None:
    response = client.post(url, {"source": "x"}, headers={"Accept": "application/json"})
    assert response.status_code == 401
    assert not Draft.objects.exists()
