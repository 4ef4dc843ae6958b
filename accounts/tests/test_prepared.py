"""SQL that is worked out once answers for whoever asks, as a query written anew for each would."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from pytest_django import DjangoAssertNumQueries

from accounts.models import CourseProgress, LearningEvent, LessonProgress
from accounts.prepared import EVER, Prepared, PreparedChange, inserting, moment_from, text_of, updating
from courses.models import Lesson
from tests.factory import make_lesson

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 11, 2), date(2026, 11, 2), date(2026, 11, 5)]


def question(user_id: int, since: date) -> QuerySet[LearningEvent, tuple[str, int]]:
    events = LearningEvent.objects.filter(user=user_id, local_date__gte=since).order_by().values("local_date")
    return events.annotate(day=text_of("local_date"), number=Count("pk")).order_by("day").values_list("day", "number")


@pytest.fixture(autouse=True)
def events(learner: User, other: User) -> None:
    for user, days in ((learner, DAYS), (other, DAYS[:1])):
        LearningEvent.objects.bulk_create(
            LearningEvent(user=user, kind="quiz", at=datetime(2026, 11, 5, tzinfo=UTC), local_date=day) for day in days
        )


def test_each_gets_an_answer_of_their_own(
    learner: User, other: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    prepared = Prepared(question)
    for user, since in [(learner, EVER), (other, EVER), (learner, DAYS[2]), (other, DAYS[2])]:
        expected = list(question(user.pk, since))
        with django_assert_num_queries(1):
            assert prepared.rows(user.pk, since) == expected


def test_it_is_written_once(learner: User, other: User) -> None:
    written = []
    prepared = Prepared(lambda user_id, since: written.append(user_id) or question(user_id, since))  # type: ignore[func-returns-value]
    for user in (learner, other, learner):
        prepared.rows(user.pk, EVER)
    assert len(written) == 1


@pytest.mark.parametrize(
    "text", ["2026-11-05 12:30:01.250000", "2026-11-05 12:30:01.25+00", "2026-11-05T12:30:01.250000+00:00"]
)
def test_a_moment_is_read_as_each_database_writes_it(text: str) -> None:
    assert moment_from(text) == datetime(2026, 11, 5, 12, 30, 1, 250000, tzinfo=UTC)


def test_models_come_whole_as_the_query_gives_them(
    learner: User, other: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def latest(user_id: int, until: datetime) -> QuerySet[LearningEvent]:
        events = LearningEvent.objects.filter(user=user_id, at__lte=until).select_related("user__profile")
        return events.annotate(number=Count("pk")).order_by("-pk")[:2]

    prepared = Prepared(latest)
    moment = datetime(2026, 11, 5, tzinfo=UTC)
    for user, until in [(learner, moment), (other, moment), (learner, moment - timedelta(seconds=1))]:
        expected = [(event.pk, event.at, event.local_date) for event in latest(user.pk, until)]
        with django_assert_num_queries(1):
            found = prepared.objects(user.pk, until)
            assert [(event.pk, event.at, event.local_date) for event in found] == expected
            assert all(event.user.profile.user_id == user.pk and event.number == 1 for event in found)


@pytest.fixture
def lesson() -> Lesson:
    return make_lesson()


def test_a_slug_is_one_thing_that_is_given(lesson: Lesson) -> None:
    other_lesson = make_lesson()
    prepared = Prepared(lambda slug, course_id: Lesson.objects.filter(slug=slug, course=course_id))
    for each in (lesson, other_lesson, lesson):
        assert prepared.objects(each.slug, each.course_id) == [each]
    assert prepared.objects(lesson.slug, 0) == []


def test_a_change_is_made_for_whoever_asks_and_says_how_many_rows_it_was(
    learner: User, other: User, lesson: Lesson
) -> None:
    for user in (learner, other):
        LessonProgress.objects.create(user=user, lesson=lesson)
    change = PreparedChange(
        lambda user_id, now: updating(LessonProgress.objects.filter(user=user_id, read_at=None), read_at=now)
    )
    moments = {learner: datetime(2026, 11, 5, 7, 30, 0, 250, tzinfo=UTC), other: datetime(2026, 11, 6, tzinfo=UTC)}
    for user, moment in moments.items():
        assert change.rows(user.pk, moment) == 1
        assert change.rows(user.pk, moment) == 0
        assert LessonProgress.objects.get(user=user).read_at == moment


def test_what_is_inserted_again_is_left_or_renewed(learner: User, lesson: Lesson) -> None:
    first, later = datetime(2026, 11, 5, tzinfo=UTC), datetime(2026, 11, 6, tzinfo=UTC)

    def row(user_id: int, course_id: int, now: datetime) -> CourseProgress:
        return CourseProgress(user_id=user_id, course_id=course_id, started_at=now, last_accessed_at=now)

    unique = ("user", "course")
    leave = PreparedChange(lambda *given: inserting(row(*given), unique=unique))
    renew = PreparedChange(lambda *given: inserting(row(*given), unique=unique, renewed=("last_accessed_at",)))
    assert leave.rows(learner.pk, lesson.course_id, first) == 1
    assert leave.rows(learner.pk, lesson.course_id, later) == 0
    assert CourseProgress.objects.get(user=learner).last_accessed_at == first
    renew.rows(learner.pk, lesson.course_id, later)
    stored = CourseProgress.objects.get(user=learner)
    assert (stored.started_at, stored.last_accessed_at, stored.is_completed) == (first, later, False)
