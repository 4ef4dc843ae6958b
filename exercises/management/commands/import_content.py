"""`manage.py import_content`: the library's files into the database, or only checked."""

import contextlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.rebuilding import settle_learners
from exercises.importing import Content, ContentError, import_content, read_content
from exercises.watching import changes


class Command(BaseCommand):
    """Reads the whole library and brings it in, whole or not at all; a second run changes nothing."""

    help = "Bring the course library into the database. What has left it is archived, nothing is deleted."
    # Checking content must work where there is neither a database nor a jail for the system checks to look at.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The content root, and whether only to check it."""
        parser.add_argument("path", nargs="?", type=Path, default=settings.CONTENT_DIR, help="the content root")
        parser.add_argument("--check", action="store_true", help="only say what is wrong; needs no database")
        parser.add_argument("--watch", action="store_true", help="do it again whenever a file is saved, until Ctrl-C")

    def handle(self, *_args: Any, path: Path, watch: bool, **options: Any) -> None:
        """Exit with 1, and every problem as file:line: message, when the library cannot be used."""
        if not watch:
            self._once(Path(path), **options)
            return
        with contextlib.suppress(KeyboardInterrupt):
            self._once_for_an_author(Path(path), **options)
            for changed in changes(Path(path)):
                self.stdout.write(f"\n{', '.join(each.name for each in changed[:5])}:")
                self._once_for_an_author(Path(path), **options)

    def _once_for_an_author(self, path: Path, **options: Any) -> None:
        """What is wrong is to be mended, and ends nothing."""
        try:
            self._once(path, **options)
        except CommandError as error:
            self.stdout.write(str(error))

    def _once(self, path: Path, check: bool, verbosity: int, **_options: Any) -> None:
        try:
            content = read_content(path)
        except ContentError as error:
            raise CommandError(f"{error}\nProblems: {len(error.problems)}. Nothing was imported.") from error
        lessons = sum(1 for _lesson in content.library.lessons)
        found = f"{len(content.library.courses)} courses, {lessons} lessons, {len(content.exercises)} exercises"
        done = "all is well" if check else self._import(content)
        if verbosity:
            self.stdout.write(f"{found}: {done}")

    def _import(self, content: Content) -> str:
        tally = import_content(content)
        settled = settle_learners() if tally.counts else 0
        return f"{tally}; {settled} progress rows completed by it" if settled else str(tally)
