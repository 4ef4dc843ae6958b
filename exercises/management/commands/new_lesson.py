"""`manage.py new_lesson course/lesson TITLE`: a lesson to write on."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from exercises.skeletons import CannotLayDown, new_lesson


class Command(BaseCommand):
    """Lays down a valid lesson with a quiz, listed in its course, and says which files to write on."""

    help = "Lay down a new lesson: course/lesson and its title."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, and what it is called."""
        parser.add_argument("place", help="course/lesson, for example first-steps/rounding")
        parser.add_argument("title", nargs="?", default="", help="the title; made from the slug when left out")
        parser.add_argument("--content", type=Path, default=settings.CONTENT_DIR, help="the content root")

    def handle(self, *_args: Any, place: str, title: str, content: Path, **_options: Any) -> None:
        """Exit with 1 and the reason when nothing can be laid down."""
        named = title or place.rpartition("/")[2].replace("-", " ").capitalize()
        try:
            written = new_lesson(Path(content), place, named)
        except CannotLayDown as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write("\n".join(map(str, written)))
