import importlib

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from accounts import note_search, notes
from accounts.checks import index_of_notes
from accounts.models import Note
from tests.factory import make_exercise, make_lesson, make_user

pytestmark = pytest.mark.django_db

URL = reverse("accounts:notes")


def write(user: User, title: str, content: str = "text") -> Note:
    """A note made by other hands: past `accounts.notes`."""
    return Note.objects.create(user=user, title=title, content=content)


def found(user: User, text: str) -> set[str]:
    return {note.title for note in notes.search(user, text)}


def test_a_row_made_by_other_hands_is_found_at_once(learner: User) -> None:
    write(learner, "On slices", "The end is not part of it.")
    assert found(learner, "slices part") == {"On slices"}


def test_a_change_is_found_by_its_new_words_alone_however_it_was_made(learner: User) -> None:
    note = write(learner, "Old", "apples")
    notes.change_note(note, title="New", content="pears", lesson=None, exercise=None)
    assert (found(learner, "apples"), found(learner, "pears")) == (set(), {"New"})
    Note.objects.filter(pk=note.pk).update(content="plums")
    assert (found(learner, "pears"), found(learner, "plums")) == (set(), {"New"})
    Note.objects.bulk_update([Note(pk=note.pk, title="Newer")], ["title"])
    assert found(learner, "newer") == {"Newer"}


def test_a_deleted_note_leaves_nothing_in_the_index(learner: User) -> None:
    note = write(learner, "Gone", "apples")
    Note.objects.filter(pk=note.pk).delete()
    with connection.cursor() as cursor:
        condition = note_search.matching(learner.pk, "apples")
        assert condition is not None
        cursor.execute(condition.sql, condition.params)
        assert cursor.fetchall() == []


def test_notes_made_in_bulk_and_given_to_another_are_found_by_their_owner(learner: User, other: User) -> None:
    Note.objects.bulk_create([Note(user=learner, title=f"bulk {number}", content="apples") for number in range(3)])
    Note.objects.filter(title="bulk 0").update(user=other)
    assert found(learner, "apples") == {"bulk 1", "bulk 2"}
    assert found(other, "apples") == {"bulk 0"}


def test_nobodys_words_are_found_by_another_even_by_the_owners_number(learner: User, other: User) -> None:
    write(learner, "Mine", f"apples user {other.pk}")
    assert found(other, "apples") == set()
    assert found(other, str(learner.pk)) == set()
    assert found(learner, str(other.pk)) == {"Mine"}


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("list comprehension", True),
        ("comprehension list", True),
        ("LIST COMP", True),
        ("comp list", False),
        ("list com!", False),
        ("sorted key", True),
        ("sorted(items, key=len)", True),
        ("read_lines", True),
        ("data.py", True),
        ("3.5", True),
        ("größe", True),
        ("GRÖSSE", False),
        ("übung", True),
        ("ÜBUNG", True),
        ("変数", True),
        ("tuple", False),
        ("“quoted”", True),
    ],
)
def test_all_words_have_to_be_there_and_the_last_may_go_on(learner: User, text: str, finds: bool) -> None:
    content = "A list comprehension: sorted(items, key=len) in read_lines() of data.py; 3.5 Größe Übung, “quoted” 変数"
    write(learner, "Note", content)
    assert found(learner, text) == ({"Note"} if finds else set())


@pytest.mark.parametrize(
    "text",
    [
        *('"', "'", "*", "apples*", '"apples', "apples AND", "NOT apples", "apples OR pears", "NEAR(apples pears)"),
        *("title: apples", "user_id : 1", "^apples", "apples + pears", "-apples", "(", "{title}", "apples\\", "a'b"),
        *("apples:*", "apples & !pears", "<->", "😀", "😀 apples 😀", "\u202e", "‏", "a" * 5000, "ap " * 2000, "%", "²"),
    ],
)
def test_whatever_is_typed_is_only_text(signed_in: Client, learner: User, text: str) -> None:
    write(learner, "fruit", "apples")
    response = signed_in.get(URL, {"q": text})
    assert response.status_code == 200
    without_operators = {"apples*", '"apples', "^apples", "-apples", "apples\\", "apples:*", "😀 apples 😀"}
    assert len(response.context["notes"]) == (text in without_operators)


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_text_is_a_search(learner: User, text: str) -> None:
    assert list(notes.search(learner, text)) == []


def test_a_very_long_note_made_past_the_form_is_kept_and_found_by_its_beginning(learner: User) -> None:
    words = " ".join(f"word{number}" for number in range(200_000))
    write(learner, "Long", words)
    assert found(learner, "word7") == {"Long"}


def test_it_can_be_narrowed_to_a_course_of_lesson_or_exercise(signed_in: Client, learner: User) -> None:
    lesson, exercise = make_lesson(), make_exercise(make_lesson())
    Note.objects.create(user=learner, title="on the lesson", content="apples", lesson=lesson)
    Note.objects.create(user=learner, title="on the exercise", content="apples", exercise=exercise)
    write(learner, "general", "apples")
    assert exercise.lesson is not None
    for course, title in ((lesson.course, "on the lesson"), (exercise.lesson.course, "on the exercise")):
        response = signed_in.get(URL, {"course": str(course.pk), "q": "apples"})
        assert [note.title for note in response.context["notes"]] == [title]
        assert f'<option value="{course.pk}" selected>' in response.text
    assert len(signed_in.get(URL, {"course": "x'", "q": "apples"}).context["notes"]) == 3


def test_only_courses_with_notes_are_offered(signed_in: Client, learner: User, other: User) -> None:
    Note.objects.create(user=other, title="t", content="c", lesson=make_lesson())
    write(learner, "general")
    assert 'name="course"' not in signed_in.get(URL).text


def test_a_search_stays_with_the_lesson_that_it_began_with(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    Note.objects.create(user=learner, title="t", content="c", lesson=lesson)
    assert f'<input type="hidden" name="lesson" value="{lesson.pk}">' in signed_in.get(f"{URL}?lesson={lesson.pk}").text


def test_the_index_can_be_taken_away_and_made_again_with_what_is_there(transactional_db: None, learner: User) -> None:
    write(learner, "Kept", "apples")
    migration = importlib.import_module("accounts.migrations.0002_note_words")
    with connection.schema_editor() as editor:
        migration.drop_index(None, editor)
        migration.make_index(None, editor)
    assert found(learner, "apples") == {"Kept"}


def test_the_index_is_whole_after_all_migrations() -> None:
    assert note_search.is_indexed()
    assert index_of_notes(databases=["default"]) == []


@pytest.mark.sqlite(reason="nothing else builds a table anew")
@pytest.mark.django_db(transaction=True)
def test_a_table_of_notes_that_was_built_anew_is_said_to_have_lost_its_index_and_is_mended() -> None:
    user = make_user("ada")
    write(user, "Before", "apples")
    with connection.schema_editor() as editor:
        editor._remake_table(Note)  # type: ignore[attr-defined]  # what a change of a column does
    write(user, "Between", "apples")

    (said,) = index_of_notes(databases=["default"])

    assert (said.id, said.hint) == ("accounts.W003", "Run: manage.py index_notes")
    assert found(user, "apples") == {"Before"}
    call_command("index_notes")
    assert index_of_notes(databases=["default"]) == []
    write(user, "After", "apples")
    assert found(user, "apples") == {"Before", "Between", "After"}
