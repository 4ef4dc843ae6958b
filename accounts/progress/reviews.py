"""What learners answer in their reviews, as far as their history tells of it; `review` keeps the reviews themselves."""

from datetime import datetime

from django.contrib.auth.models import User

from accounts.progress.act import Act, Kind


def record_review(user: User, card_id: int, at: datetime | None = None) -> None:
    """The learner answered what a card asks, `at` or else now: an act of that day, and no progress."""
    with Act.by(user) as act:
        act.record(Kind.REVIEWED, at=at, data={"card": card_id})
