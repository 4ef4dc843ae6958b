from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import notes
from accounts.models import Note
from tests.factory import make_exercise, make_lesson

pytestmark = pytest.mark.django_db

URL = reverse("accounts:notes")


def write(user: User, title: str, content: str = "text", **fields: object) -> Note:
    return Note.objects.create(user=user, title=title, content=content, **fields)


def titles(client: Client, query: str = "") -> list[str]:
    response = client.get(URL + query)
    assert response.status_code == 200
    return [note.title for note in response.context["notes"]]


def test_it_works(signed_in: Client, learner: User) -> None:
    note = write(learner, "On slices")
    response = signed_in.get(URL)
    assert response.templates[0].name == "accounts/note_list.html"
    assert f'href="{reverse("accounts:note_detail", args=[note.pk])}"' in response.text


def test_anonymous_visitors_log_in_first(client: Client) -> None:
    assert client.get(URL).headers["Location"] == f"{reverse('login')}?next={URL}"


def test_nobody_sees_anybody_elses_not_even_a_teacher(client: Client, learner: User, teacher: User) -> None:
    write(learner, "Private")
    client.force_login(teacher)
    assert titles(client) == []


def test_an_empty_list_says_what_to_do(signed_in: Client) -> None:
    assert "Write your first note" in signed_in.get(URL).text


def test_the_newest_change_comes_first(signed_in: Client, learner: User) -> None:
    first = write(learner, "first")
    write(learner, "second")
    Note.objects.filter(pk=first.pk).update(updated_at=timezone.now() + timedelta(minutes=1))
    assert titles(signed_in) == ["first", "second"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("changed", ["b", "A", "c"]), ("created", ["c", "b", "A"]), ("title", ["A", "b", "c"]), ("x'--", ["b", "A", "c"])],
)
def test_it_can_be_sorted(signed_in: Client, learner: User, sort: str, expected: list[str]) -> None:
    for minutes, (title, changed) in enumerate([("A", 2), ("b", 3), ("c", 1)]):
        now = timezone.now()
        Note.objects.filter(pk=write(learner, title).pk).update(
            created_at=now + timedelta(minutes=minutes), updated_at=now + timedelta(minutes=changed)
        )
    assert titles(signed_in, f"?sort={sort}") == expected


@pytest.mark.parametrize("q", ["SLICE", "end is not", "lists and tup", "rotate", "%20slice%20"])
def test_it_finds_words_of_title_text_lesson_and_exercise(signed_in: Client, learner: User, q: str) -> None:
    lesson, exercise = make_lesson(title="Lists and tuples"), make_exercise(title="Rotate left")
    write(learner, "On slices", "The END is not part.", lesson=lesson, exercise=exercise)
    write(learner, "Other")
    assert titles(signed_in, f"?q={q}") == ["On slices"]


@pytest.mark.parametrize("q", ["100%25", "a_b", "%27%3B--", "%00", "%5C"])
def test_signs_that_mean_something_to_a_database_are_only_signs(signed_in: Client, learner: User, q: str) -> None:
    write(learner, "nothing of the kind", "axb 1000")
    assert titles(signed_in, f"?q={q}") == (["nothing of the kind"] if q == "%00" else [])


def test_a_search_without_a_result_says_so_and_can_be_changed(signed_in: Client, learner: User) -> None:
    write(learner, "On slices")
    text = signed_in.get(f"{URL}?q=tuple").text
    assert "No note has these words" in text
    assert 'value="tuple"' in text


def test_it_comes_in_pages_of_twenty_that_keep_the_search(signed_in: Client, learner: User) -> None:
    for number in range(45):
        write(learner, f"note {number}")
    assert len(titles(signed_in, "?q=note")) == 20
    assert len(titles(signed_in, "?q=note&page=3")) == 5
    assert "q=note&amp;page=2" in signed_in.get(f"{URL}?q=note").text


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "1.5", "9" * 400])
def test_a_page_that_is_none_is_one_that_is(signed_in: Client, learner: User, page: str) -> None:
    write(learner, "only")
    assert titles(signed_in, f"?page={page}") == ["only"]


def test_it_can_be_narrowed_to_a_lesson_or_an_exercise(signed_in: Client, learner: User) -> None:
    lesson, exercise = make_lesson(), make_exercise()
    write(learner, "on the lesson", lesson=lesson)
    write(learner, "on the exercise", exercise=exercise)
    assert titles(signed_in, f"?lesson={lesson.pk}") == ["on the lesson"]
    assert titles(signed_in, f"?exercise={exercise.pk}") == ["on the exercise"]
    assert len(titles(signed_in, "?lesson=999&exercise=x")) == 2


def test_the_beginning_of_each_is_shown_without_its_markup(signed_in: Client, learner: User) -> None:
    notes.create_note(learner, title="t", content="**Bold** & `a < b`\n\n- one", lesson=None, exercise=None)
    write(learner, "made elsewhere", "<script>alert(1)</script>")
    text = signed_in.get(URL).text
    assert "Bold &amp; a &lt; b one" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize("sort", ["changed", "created", "title"])
@pytest.mark.parametrize("number", [41, 60, 65])
def test_the_pages_together_are_the_whole_list_in_its_order(
    signed_in: Client, learner: User, sort: str, number: int
) -> None:
    for place in range(number):
        write(learner, f"note {place * 7 % 13}", content=str(place))
    pages = range(1, -(-number // 20) + 1)
    listed = [note.pk for page in pages for note in signed_in.get(f"{URL}?sort={sort}&page={page}").context["notes"]]
    assert listed == [note.pk for note in notes.search(learner, sort=sort)]
    assert len(listed) == number


def test_a_late_page_is_found_from_the_end_by_an_index_alone(signed_in: Client, learner: User) -> None:
    for place in range(65):
        write(learner, str(place))
    with CaptureQueriesContext(connection) as asked:
        signed_in.get(f"{URL}?page=4")
    (found,) = [query["sql"] for query in asked if "LIMIT 5" in query["sql"]]
    assert "OFFSET" not in found
    assert "content" not in found


def test_its_queries_do_not_grow_with_the_notes(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        write(learner, f"note {number}", lesson=make_lesson(), exercise=make_exercise())
    with django_assert_max_num_queries(6):
        signed_in.get(URL)
