"""The demo learner: made by the real use cases, in the past, once, and never in the place of somebody."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.departures import Removal
from accounts.models import Certificate, CourseProgress, LearningEvent, Note, QuizAttempt
from courses.models import Lesson
from courses.quizzes import Data, grade
from courses.tests.quizzes import ALL
from exercises.models import Exercise, Result, Submission
from exercises.stated import NOT_RUN_HERE
from exercises.tests.judged import make_judged_exercise
from review.demo.answers import right_answer, wrong_answer
from review.demo.verdicts import as_typed
from review.models import Card, Review
from tests.factory import make_course, make_lesson, make_quiz, make_user

HALF_A_YEAR = timedelta(days=182)


@pytest.fixture(autouse=True)
def without_a_judge(settings: Any) -> None:
    settings.JUDGE = "off"


@pytest.fixture
def library(db: None) -> None:
    first, second = make_course(order=1, title="First"), make_course(3, order=2)
    for order in range(3):
        lesson = make_lesson(first, order=order, objectives=["Say what a name is."])
        make_quiz(lesson, 6)
        make_judged_exercise(lesson, slug=f"double-{order}")
    make_judged_exercise(second.lessons.last(), slug="tried")


def seed(*arguments: str) -> str:
    out = StringIO()
    call_command("seed_demo", "--force", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("library")
def test_half_a_year_is_there_and_its_rows_follow_from_the_evidence(client: Client) -> None:
    said = seed()
    user = User.objects.get(username="demo")
    call_command("rebuild_progress", "--check", stdout=StringIO())
    first, last = CourseProgress.objects.filter(user=user).order_by("pk")
    assert first.is_completed
    assert not last.is_completed
    assert Certificate.objects.get(user=user).title == "First"
    assert {row.result for row in Submission.objects.filter(user=user)} >= {Result.ACCEPTED, Result.WRONG_ANSWER}
    assert {row.result for row in Submission.objects.filter(exercise__slug="tried")} == {Result.WRONG_ANSWER}
    assert any(attempt.passed for attempt in QuizAttempt.objects.filter(user=user))
    assert Note.objects.filter(user=user).exists()
    assert set(Card.objects.filter(user=user).values_list("kind", flat=True)) == set(Card.Kind)
    assert Review.objects.filter(card__user=user).count() > 20
    assert client.login(username="demo", password=said.split()[-1])
    page = client.get(reverse("accounts:progress"))
    assert (page.context["courses_completed"], page.context["courses_in_progress"]) == (1, 1)


@pytest.mark.usefixtures("library")
def test_everything_happened_in_the_past_and_in_order() -> None:
    before = timezone.now()
    seed()
    events = list(LearningEvent.objects.order_by("pk"))
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert timedelta(days=170) < before - events[0].at < HALF_A_YEAR + timedelta(days=2)
    rows = [
        *QuizAttempt.objects.values_list("attempt_date", flat=True),
        *CourseProgress.objects.values_list("started_at", flat=True),
        *CourseProgress.objects.values_list("last_accessed_at", flat=True),
        *Note.objects.values_list("updated_at", flat=True),
        *Submission.objects.values_list("judged_at", flat=True),
        *Review.objects.values_list("at", flat=True),
        *Card.objects.values_list("created_at", flat=True),
        *Certificate.objects.values_list("issued_at", flat=True),
        User.objects.get().date_joined,
    ]
    assert all(moment and events[0].at - timedelta(minutes=5) <= moment < before for moment in rows)


@pytest.mark.usefixtures("library")
def test_what_no_judge_said_says_so_on_its_page(client: Client) -> None:
    seed()
    client.force_login(User.objects.get(username="demo"))
    for result in (Result.ACCEPTED, Result.WRONG_ANSWER):
        submission = Submission.objects.filter(result=result)[0]
        assert NOT_RUN_HERE.replace("'", "&#x27;") in client.get(submission.get_absolute_url()).content.decode()


@pytest.mark.usefixtures("library")
def test_with_debug_off_it_has_to_be_forced() -> None:
    with pytest.raises(CommandError, match="DEBUG is off"):
        call_command("seed_demo")
    assert not User.objects.exists()


@pytest.mark.usefixtures("library")
def test_a_second_run_is_refused_and_again_makes_it_anew() -> None:
    seed()
    [old] = User.objects.all()
    with pytest.raises(CommandError, match="--again"):
        seed()
    assert [user.pk for user in User.objects.all()] == [old.pk]
    submissions = Submission.objects.count()
    seed("--again")
    [new] = User.objects.all()
    assert new.pk != old.pk or new.password != old.password
    assert Submission.objects.count() == submissions
    assert Removal.objects.get().counts["exercises.submission"] == submissions


@pytest.mark.usefixtures("library")
def test_the_account_of_somebody_is_never_taken() -> None:
    somebody = make_user("Demo")
    with pytest.raises(CommandError, match="somebody else"):
        seed("--again")
    assert list(User.objects.all()) == [somebody]


def test_without_a_course_it_says_what_to_do(db: None) -> None:
    with pytest.raises(CommandError, match="import_content"):
        seed()
    assert not User.objects.exists()


@pytest.mark.parametrize("kind", ALL)
def test_answers_are_right_and_wrong_as_their_names_say(kind: str) -> None:
    data: Data = ALL[kind]
    assert grade([("q", data)], {"q": right_answer(data)}).score == 1
    assert grade([("q", data)], {"q": wrong_answer(data)}).score == 0


def test_the_words_of_an_author_are_nothing_that_a_learner_types() -> None:
    text = "# verdict: wrong_answer\n# feedback: No.\ndef f():  # here\n    # and here\n    return 1\n"
    assert as_typed({"solution.py": text}) == {"solution.py": text.partition("def")[1] + text.partition("def")[2]}


def test_a_passage_is_noted_with_its_words(library: None) -> None:
    Lesson.objects.update(html="<p>A name is bound by an assignment. It may be bound again.</p>")
    seed()
    note = Note.objects.exclude(passage=None)[0]
    assert note.content.startswith("> A name is bound by an assignment.\n")
    assert note.passage.exact == "A name is bound by an assignment."


def test_nothing_else_tells_of_another_time() -> None:
    rooms = ("courses", "exercises", "accounts", "review", "cohorts", "config")
    files = [path for room in rooms for path in (Path(site.BASE_DIR) / room).rglob("*.py") if "tests" not in path.parts]
    telling = {path.parent.name for path in files if "as_of(" in path.read_text()}
    assert telling == {"demo", "accounts"}
    assert [path.name for path in files if path.parent.name == "accounts" and "as_of(" in path.read_text()] == [
        "clock.py"
    ]


def test_exercises_that_cannot_be_judged_are_left_out(library: None) -> None:
    Exercise.objects.filter(slug="double-0").update(definition={}, extra=True)
    seed()
    assert not Submission.objects.filter(exercise__slug="double-0").exists()
