"""Recompute progress from the evidence, and prove it and the cards by what was written down of both."""

from itertools import chain
from typing import Any

from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError, CommandParser

from accounts import proving
from accounts.rebuilding import rebuild
from review import proving as proving_cards


class Command(BaseCommand):
    help = "Recompute every learner's progress from quiz attempts, accepted submissions and reading."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Change nothing; fail when a row differs.")
        parser.add_argument("--user", help="Only this learner, by username.")

    def handle(self, *, check: bool, user: str | None, **options: Any) -> None:
        users = User.objects.order_by("pk")
        if user is not None:
            users = users.filter(username=user)
            if not users.exists():
                raise CommandError(f"There is no user named {user!r}.")
        differing = contradicting = 0
        for person in users.iterator(chunk_size=500):
            for difference in rebuild(person, check=check):
                differing += 1
                self.stdout.write(str(difference))
            for contradiction in chain(proving.contradictions(person), proving_cards.contradictions(person)):
                contradicting += 1
                self.stdout.write(f"{person}: {contradiction}")
        if check and differing:
            raise CommandError(f"{differing} rows differ from the evidence. Run rebuild_progress to mend them.")
        if contradicting:
            raise CommandError(
                f"{contradicting} rows contradict what was written down while they came about. Nothing is mended by"
                " itself: look at them in the administration, or bring a backup back."
            )
        self.stdout.write(f"{differing} rows {'differ' if check else 'mended'}.")
