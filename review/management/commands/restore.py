"""`manage.py restore`: a backup back into an empty site."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backups import restoring


class Command(BaseCommand):
    """Brings everything back or changes nothing."""

    help = "Bring an archive of manage.py backup into an empty site, on SQLite or PostgreSQL."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which archive."""
        parser.add_argument("archive", type=Path)

    def handle(self, *_args: Any, archive: Path, **_options: Any) -> None:
        """Exit with 1 and a sentence when nothing was restored."""
        try:
            manifest = restoring.restore(archive)
        except restoring.RestoreRefused as reason:
            raise CommandError(str(reason)) from reason
        count = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(f"{count} rows of {manifest['taken_at']} are back. Everybody logs in anew.")
