"""`manage.py new_exercise course/lesson/exercise`: an exercise to write on."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from exercises.skeletons import KINDS, CannotLayDown, new_exercise


class Command(BaseCommand):
    """Lays down a valid exercise with cases, wrong answers and hints, and says which files to write on."""

    help = "Lay down a new exercise: course/lesson/exercise."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, and of which kind."""
        parser.add_argument("place", help="course/lesson/exercise, for example first-steps/rounding/half-price")
        parser.add_argument("--kind", choices=KINDS, default=KINDS[0])
        parser.add_argument("--content", type=Path, default=settings.CONTENT_DIR, help="the content root")

    def handle(self, *_args: Any, place: str, kind: str, content: Path, **_options: Any) -> None:
        """Exit with 1 and the reason when nothing can be laid down."""
        try:
            written = new_exercise(Path(content), place, kind)
        except CannotLayDown as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write("\n".join(map(str, written)))
