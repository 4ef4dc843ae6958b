from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import favorites
from accounts.models import Favorite
from courses.models import Lesson
from exercises.models import Exercise
from tests.factory import make_exercise, make_lesson

pytestmark = pytest.mark.django_db

URL = reverse("accounts:favorites")
SCRIPTS: list[dict[str, str]] = [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}]


@pytest.fixture(params=["lesson", "exercise"])
def target(request: pytest.FixtureRequest) -> Lesson | Exercise:
    return make_lesson() if request.param == "lesson" else make_exercise()


def toggle_url(target: Lesson | Exercise) -> str:
    kind = "lesson" if isinstance(target, Lesson) else "exercise"
    return reverse(f"accounts:toggle_favorite_{kind}", args=[target.pk])


def titles(client: Client, query: str = "") -> list[str]:
    return [favorite.target.title for favorite in client.get(URL + query).context["favorites"]]


def test_the_list_works(signed_in: Client, learner: User, target: Lesson | Exercise) -> None:
    favorites.set_favorite(learner, target)
    response = signed_in.get(URL)
    assert response.templates[0].name == "accounts/favorite_list.html"
    assert [favorite.target for favorite in response.context["favorites"]] == [target]
    assert f'href="{target.get_absolute_url()}"' in response.text
    assert f'action="{toggle_url(target)}"' in response.text


def test_anonymous_visitors_log_in_first(client: Client) -> None:
    assert client.get(URL).headers["Location"] == f"{reverse('login')}?next={URL}"


def test_nobody_sees_anybody_elses(client: Client, learner: User, teacher: User) -> None:
    favorites.set_favorite(learner, make_lesson())
    client.force_login(teacher)
    assert titles(client) == []


def test_an_empty_list_says_what_to_do(signed_in: Client) -> None:
    assert "Press the star of a lesson or an exercise" in signed_in.get(URL).text


def test_the_list_is_searched_sorted_and_paged(signed_in: Client, learner: User) -> None:
    for title in ["b", "A", "c"]:
        favorites.set_favorite(learner, make_exercise(title=title))
    favorites.set_favorite(learner, make_lesson(title="Slices"))
    assert titles(signed_in) == ["Slices", "c", "A", "b"]
    assert titles(signed_in, "?sort=oldest") == ["b", "A", "c", "Slices"]
    assert titles(signed_in, "?sort=title") == ["A", "b", "c", "Slices"]
    assert titles(signed_in, "?q=SLIC") == ["Slices"]
    assert "No favourite has these words" in signed_in.get(f"{URL}?q=zzz").text
    for _ in range(20):
        favorites.set_favorite(learner, make_lesson())
    assert len(titles(signed_in)) == 20
    assert len(titles(signed_in, "?page=2")) == 4


def test_its_queries_do_not_grow_with_the_favourites(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(15):
        favorites.set_favorite(learner, make_lesson())
        favorites.set_favorite(learner, make_exercise())
    with django_assert_max_num_queries(5):
        signed_in.get(URL)


def test_a_toggle_turns_the_star_over_and_goes_to_the_page(signed_in: Client, target: Lesson | Exercise) -> None:
    for count in (1, 0, 1):
        response = signed_in.post(toggle_url(target))
        assert response.headers["Location"] == target.get_absolute_url()
        assert Favorite.objects.count() == count


@pytest.mark.parametrize("headers", SCRIPTS)
def test_a_script_gets_json(signed_in: Client, target: Lesson | Exercise, headers: dict[str, str]) -> None:
    for is_on in (True, False):
        response = signed_in.post(toggle_url(target), headers=headers)
        assert (response.status_code, response.json()) == (200, {"is_favorited": is_on})


def test_htmx_gets_the_star_alone(signed_in: Client, target: Lesson | Exercise) -> None:
    response = signed_in.post(toggle_url(target), headers={"HX-Request": "true"})
    assert response.templates[0].name == "components/_star.html"
    assert 'aria-pressed="true"' in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize(("state", "is_on"), [("on", True), ("off", False)])
def test_with_a_state_it_sets_so_that_a_repeat_is_harmless(
    signed_in: Client, target: Lesson | Exercise, state: str, is_on: bool
) -> None:
    for _repeat in range(2):
        response = signed_in.post(toggle_url(target), {"state": state}, headers=SCRIPTS[0])
        assert response.json() == {"is_favorited": is_on}
        assert Favorite.objects.count() == is_on


def test_a_state_that_is_none_changes_nothing(signed_in: Client, target: Lesson | Exercise) -> None:
    assert signed_in.post(toggle_url(target), {"state": "maybe"}).status_code == 400
    assert not Favorite.objects.exists()


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_anything_but_post_is_405_for_everyone_and_changes_nothing(
    client: Client, learner: User, target: Lesson | Exercise, method: str
) -> None:
    assert getattr(client, method)(toggle_url(target)).status_code == 405
    client.force_login(learner)
    assert getattr(client, method)(toggle_url(target)).status_code == 405
    assert not Favorite.objects.exists()


def test_an_anonymous_post_goes_to_login_and_from_there_to_the_page(client: Client, target: Lesson | Exercise) -> None:
    response = client.post(toggle_url(target))
    assert response.headers["Location"] == f"{reverse('login')}?next={target.get_absolute_url()}"


@pytest.mark.parametrize("headers", SCRIPTS)
def test_an_anonymous_script_gets_401_json(client: Client, target: Lesson | Exercise, headers: dict[str, str]) -> None:
    response = client.post(toggle_url(target), headers=headers)
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("kind", ["lesson", "exercise"])
@pytest.mark.parametrize("number", [0, 999, 10**30])
def test_an_unknown_id_is_404(client: Client, learner: User, kind: str, number: int) -> None:
    url = reverse(f"accounts:toggle_favorite_{kind}", args=[number])
    assert client.post(url).status_code == 404
    client.force_login(learner)
    assert client.post(url).status_code == 404


def test_the_star_of_something_archived_can_be_taken_away(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    favorites.set_favorite(learner, lesson)
    Lesson.objects.update(archived_at=timezone.now())
    signed_in.post(toggle_url(lesson), {"state": "off"})
    assert not Favorite.objects.exists()


def test_two_learners_stars_do_not_meet(learner: User, other: User, target: Lesson | Exercise) -> None:
    favorites.set_favorite(learner, target)
    favorites.set_favorite(other, target)
    assert not favorites.set_favorite(learner, target)
    assert Favorite.objects.get().user == other


def test_a_star_set_by_somebody_faster_is_one_star_and_no_error(
    learner: User, target: Lesson | Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    favorites.set_favorite(learner, target)
    blind: Any = lambda _self: (0, {})  # the other one's row was not there yet when this one looked  # noqa: E731
    monkeypatch.setattr("django.db.models.query.QuerySet.delete", blind)
    assert favorites.set_favorite(learner, target)
    assert Favorite.objects.count() == 1


def test_the_database_itself_keeps_a_second_star_out(learner: User, target: Lesson | Exercise) -> None:
    favorites.set_favorite(learner, target)
    field = "lesson" if isinstance(target, Lesson) else "exercise"
    with pytest.raises(IntegrityError):
        Favorite.objects.create(user=learner, **{field: target})
