"""`manage.py seed_demo`: a learner with half a year behind them, to look around with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from review.demo import DemoRefused, seed_demo


class Command(BaseCommand):
    """Makes the demo learner whole or not at all, and says how to log in."""

    help = "Make a demo learner with half a year of history. Not for a site with real learners."

    def add_arguments(self, parser: CommandParser) -> None:
        """The name, and the two things that have to be said aloud."""
        parser.add_argument("--username", default="demo", help="the name of the account")
        parser.add_argument("--again", action="store_true", help="delete the demo learner of that name, make it anew")
        parser.add_argument("--force", action="store_true", help="make one also where DEBUG is off")

    def handle(self, *_args: Any, username: str, again: bool, force: bool, **_options: Any) -> None:
        """Exit with 1 and a sentence when none is made."""
        if not settings.DEBUG and not force:
            raise CommandError(
                "DEBUG is off, so this may be a site with real learners, and a made-up one does not belong among them."
                " With --force it is made all the same."
            )
        try:
            told = seed_demo(username, again=again)
        except DemoRefused as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"{told.username} learned on {told.days} days and answered {told.reviews} reviews. Of the verdicts,"
            f" {told.judged} are the judge's and {told.stated} the library's own record, which their pages say."
        )
        self.stdout.write(f"Log in as {told.username} with the password {told.password}")
