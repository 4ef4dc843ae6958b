"""Who is signed in, read together with how their reviews stand."""

from datetime import datetime

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet, Subquery

from accounts import clock
from accounts.prepared import Prepared
from review.models import Card


class Backend(ModelBackend):
    """Every page shows how many cards are due, and with this it costs no query: it comes with the user."""

    def get_user(self, user_id: int) -> User | None:
        """The user with profile, departure, plan and `reviews_waiting`; None for one who is gone or may not log in."""
        found = _SIGNED_IN.objects(user_id, clock.now())
        return found[0] if found and self.user_can_authenticate(found[0]) else None


def _signed_in(user_id: int, now: datetime) -> QuerySet[User]:
    due = Card.objects.due(now).filter(user=user_id).order_by().values("user")
    waiting = Subquery(due.annotate(number=Count("pk")).values("number"))
    users = User.objects.select_related("profile", "departure", "review_plan").annotate(reviews_waiting=waiting)
    return users.filter(pk=user_id)


_SIGNED_IN = Prepared(_signed_in)
