"""What a learner did in the week that is on, told from the events."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Count, Q
from django.utils import timezone

from accounts.clock import local_date
from accounts.models import LearningEvent, Profile

Kind = LearningEvent.Kind


@dataclass(frozen=True, slots=True)
class Week:
    """Counts since Monday, by the learner's own calendar."""

    lessons: int
    exercises: int
    quizzes: int
    days: int

    def __bool__(self) -> bool:
        return self.days > 0


def this_week(user: User) -> Week:
    """Lessons completed, exercises solved, quizzes answered, and on how many days something was done."""
    zone = Profile.objects.filter(user=user).values_list("time_zone", flat=True).first()
    today = local_date(timezone.now(), zone or "")
    events = LearningEvent.objects.filter(user=user, local_date__gte=today - timedelta(days=today.weekday()))
    own_acts = events.exclude(kind__in=[Kind.CORRECTED, Kind.IMPORTED])
    return Week(
        **own_acts.aggregate(
            lessons=Count("pk", filter=Q(kind=Kind.LESSON_COMPLETED)),
            exercises=Count("pk", filter=Q(kind=Kind.ACCEPTED)),
            quizzes=Count("pk", filter=Q(kind=Kind.QUIZ)),
            days=Count("local_date", distinct=True),
        )
    )
