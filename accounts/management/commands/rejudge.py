"""`manage.py rejudge`: after the cases of an exercise were corrected."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import progress
from exercises.judging import JudgeAway
from exercises.models import Exercise


class Command(BaseCommand):
    """Says for each exercise what came of it; running it again goes on where it was stopped."""

    help = "Judge submissions anew whose exercise has other cases now, and tell the learners concerned."

    def add_arguments(self, parser: CommandParser) -> None:
        """The exercises."""
        parser.add_argument("slugs", nargs="+", metavar="exercise", help="the slug of an exercise whose cases changed")

    def handle(self, *_args: Any, slugs: list[str], **_options: Any) -> None:
        """Exit with 1 when an exercise is unknown, or nobody can judge here."""
        exercises = {row.slug: row for row in Exercise.objects.filter(slug__in=slugs).select_related("lesson__course")}
        if unknown := [slug for slug in slugs if slug not in exercises]:
            raise CommandError(f"There is no exercise with the slug {', '.join(unknown)}.")
        for slug in slugs:
            try:
                counts = progress.rejudge(exercises[slug])
            except JudgeAway as reason:
                raise CommandError(
                    f"Nobody can judge here ({reason}). Run this where the workers run; it goes on where it stopped."
                ) from reason
            self.stdout.write(
                f"{slug}: {counts['judged']} judged anew, {counts['accepted']} accepted now, {counts['failing']} of the"
                f" accepted do not pass today's cases and stay solved, {counts['unjudged']} could not be judged."
            )
