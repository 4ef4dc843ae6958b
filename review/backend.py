"""Who is signed in, read together with how their reviews stand."""

from functools import cache

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.db.models.expressions import RawSQL

from accounts import clock
from review.models import Card


class Backend(ModelBackend):
    """Every page shows how many cards are due, and with this it costs no query: it comes with the user."""

    def get_user(self, user_id: int) -> User | None:
        """The user with profile, departure, plan and `reviews_waiting`; None for one who is gone or may not log in."""
        now = connection.ops.adapt_datetimefield_value(clock.now())
        waiting = RawSQL(_waiting(), (now, user_id))  # noqa: S611  # the ORM wrote it, and nothing in it comes from outside
        users = User.objects.select_related("profile", "departure", "review_plan").annotate(reviews_waiting=waiting)
        user = users.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None


@cache
def _waiting() -> str:
    """The SQL that counts what waits at a moment for a user, put together once.

    Every request asks it, and putting it together took ten times as long as running it.
    """
    rows = Card.objects.due(clock.now()).filter(user=0).order_by().values("user")
    sql, _moment_and_user = rows.annotate(number=Count("pk")).values("number").query.sql_with_params()
    return str(sql)
