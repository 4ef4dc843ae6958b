"""The next best step: the table of `review.next_step`, and the facts behind it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts import progress
from accounts.road import roads
from courses.models import Concept, Course, Lesson
from exercises.models import Result
from review import plans
from review.advice import advise, tries_of
from review.models import Card
from review.next_step import MANY, Facts, Faded, Kind, Place, best
from review.recall import recalled
from review.tests.cards import days, due_cards
from review.today import day_of, standing_of
from tests.factory import make_course, make_exercise, make_submission, make_user

URLS = {"review_url": "/review/session/", "practice_url": "/exercises/", "courses_url": "/courses/"}
HERE, OPEN, OLD = Place("Loops", "/loops/"), Place("Sum up", "/sum-up/"), Place("Lists", "/lists/")
FADED = Faded(OLD, 0.55)
EVERYTHING = Facts(due=MANY, unfinished=OPEN, next_lesson=HERE, course="First Steps", is_begun=True, faded=FADED)


@pytest.mark.parametrize(
    ("facts", "kind", "url"),
    [
        (EVERYTHING, Kind.REVIEW, "/review/session/"),
        (Facts(due=MANY - 1, unfinished=OPEN, next_lesson=HERE, faded=FADED), Kind.EXERCISE, "/sum-up/"),
        (Facts(due=1, next_lesson=HERE, faded=FADED), Kind.REFRESH, "/lists/"),
        (Facts(due=1, next_lesson=HERE, faded=Faded(OLD, 0.7)), Kind.REVIEW, "/review/session/"),
        (Facts(due=1, faded=FADED), Kind.REVIEW, "/review/session/"),
        (Facts(next_lesson=HERE, is_begun=True), Kind.LESSON, "/loops/"),
        (Facts(next_lesson=HERE), Kind.LESSON, "/loops/"),
        (Facts(all_done=True), Kind.PRACTISE, "/exercises/"),
        (Facts(), Kind.COURSE, "/courses/"),
    ],
)
def test_the_table(facts: Facts, kind: Kind, url: str) -> None:
    step = best(facts, **URLS)
    assert (step.kind, step.url) == (kind, url)


@given(
    st.builds(
        Facts,
        due=st.integers(0, 300),
        unfinished=st.sampled_from([None, OPEN]),
        next_lesson=st.sampled_from([None, HERE]),
        course=st.just("First Steps"),
        is_begun=st.booleans(),
        all_done=st.booleans(),
        faded=st.one_of(st.none(), st.builds(Faded, place=st.just(OLD), recall=st.floats(0, 1))),
    )
)
def test_there_is_always_one_step_with_its_reason_and_somewhere_to_go(facts: Facts) -> None:
    step = best(facts, **URLS)
    assert step.reason.endswith(".")
    assert step.title
    assert step.action
    assert step.url.startswith("/")


def test_the_reason_of_a_faded_lesson_names_the_next_one_and_how_much_is_left() -> None:
    reason = best(Facts(next_lesson=HERE, faded=FADED), **URLS).reason
    assert "“Loops” builds on this" in reason
    assert "about 55 %" in reason


def step_of(user: User) -> Kind:
    [road] = roads(user.pk, Course.objects.all()[:1])
    standing = standing_of(user)
    return advise(
        standing, road, recalled(user, standing.day, road.here.lesson_id if road.here else None), tries_of(user)
    ).kind


@pytest.mark.django_db
def test_the_facts_are_asked_of_the_database(learner: User) -> None:
    due_cards(learner, lessons=1, questions=3)
    [first] = Lesson.objects.all()
    later = make_course_lesson(first)
    assert step_of(learner) == Kind.REVIEW
    plans.pause(learner)
    assert step_of(learner) == Kind.LESSON
    later.needs.add(first)
    Card.objects.update(reviewed_on=day_of(learner).today - days(300), stability=1)
    assert step_of(learner) == Kind.REFRESH
    exercise = make_exercise(first)
    make_submission(learner, exercise, Result.WRONG_ANSWER)
    assert step_of(learner) == Kind.EXERCISE
    make_submission(learner, exercise, Result.ACCEPTED)
    assert step_of(learner) == Kind.REFRESH


def make_course_lesson(beside: Lesson) -> Lesson:
    return Lesson.objects.create(course=beside.course, title="Later", slug="later", order=9)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields", [{"submitted_at": timezone.now() - timedelta(days=15)}, {"result": Result.QUEUED}, {"user": "other"}]
)
def test_what_is_not_an_exercise_left_open(learner: User, fields: dict[str, object]) -> None:
    make_course(lessons=1)
    user = make_user() if fields.pop("user", None) else learner
    make_submission(user, make_exercise(), **{"result": Result.WRONG_ANSWER, **fields})  # type: ignore[arg-type]
    assert step_of(learner) == Kind.LESSON


@pytest.mark.django_db
def test_an_exercise_that_left_the_library_is_not_suggested(learner: User) -> None:
    make_course(lessons=1)
    make_submission(learner, make_exercise(archived_at=timezone.now()), Result.WRONG_ANSWER)
    assert step_of(learner) == Kind.LESSON


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["home", "accounts:progress"])
def test_both_pages_suggest_the_same(signed_in: Client, learner: User, name: str) -> None:
    lesson = make_course(lessons=2).lessons.all()[0]
    url = reverse(name)
    progress.open_lesson(learner, lesson)
    assert signed_in.get(url).context["step"].kind == Kind.LESSON
    due_cards(learner, questions=1)
    assert signed_in.get(url).context["step"].kind == Kind.REVIEW
    exercise = make_exercise(lesson)
    make_submission(learner, exercise, Result.WRONG_ANSWER)
    assert signed_in.get(url).context["step"].kind == Kind.EXERCISE
    assert "You began this exercise" in signed_in.get(url).text
    make_submission(learner, exercise, submitted_at=timezone.now() - days(1))
    assert signed_in.get(url).context["step"].kind == Kind.REVIEW


@pytest.mark.django_db
def test_the_overview_counts_what_is_estimated_to_be_recalled(signed_in: Client, learner: User) -> None:
    due_cards(learner, questions=4)
    Lesson.objects.get().teaches.add(Concept.objects.create(slug="list-slice"))
    [strong] = signed_in.get(reverse("accounts:progress")).context["concepts"].strongest
    assert strong.recall == 1
    Card.objects.update(reviewed_on=day_of(learner).today - days(300), stability=1)
    ends = signed_in.get(reverse("accounts:progress")).context["concepts"]
    assert ends.strongest == ()
    assert ends.weakest[0].recall < 0.7


@pytest.mark.django_db
def test_only_who_has_done_everything_is_told_so(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=1)
    overview = reverse("accounts:progress")
    assert signed_in.get(overview).context["step"].kind == Kind.COURSE
    progress.declare_known(learner, course.lessons.get())
    assert signed_in.get(reverse("home")).context["step"].kind == Kind.PRACTISE
    assert signed_in.get(overview).context["step"].kind == Kind.COURSE


@pytest.mark.django_db
def test_home_shows_it_with_its_reason(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=2, title="First Steps")
    text = signed_in.get(reverse("home")).text
    assert "Your next best step" in text
    assert "It is the first lesson of First Steps" in text
    progress.declare_known(learner, course.lessons.get(order=0))
    assert "It comes next in First Steps" in signed_in.get(reverse("home")).text
    due_cards(learner, questions=1)
    text = signed_in.get(reverse("home")).text
    assert "Review 1 card" in text
    assert reverse("review:session") in text
