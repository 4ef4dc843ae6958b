"""SQL that is worked out once answers for whoever asks, as a query written anew for each would."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from pytest_django import DjangoAssertNumQueries

from accounts.models import LearningEvent
from accounts.prepared import EVER, Prepared, moment_from, text_of

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
