"""Who is signed in, read together with how their reviews stand."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User

from review.today import waiting_of


class Backend(ModelBackend):
    """Every page shows how many cards are due, and with this it costs no query: it comes with the user."""

    def get_user(self, user_id: int) -> User | None:
        """The user with profile, plan and `reviews_waiting`; None for one who is gone or may not log in."""
        users = User.objects.select_related("profile", "review_plan").annotate(reviews_waiting=waiting_of("pk"))
        user = users.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
