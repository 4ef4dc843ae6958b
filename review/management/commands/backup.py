"""`manage.py backup`: the whole site in one file, while it goes on working."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config.backups import taking


class Command(BaseCommand):
    """Writes an archive whole or not at all."""

    help = "Write the database and the uploaded files into one archive, as they are at one moment."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and how many are kept."""
        parser.add_argument("path", nargs="?", type=Path, help="A file, or a folder; else backups/ in MILEPOST_VAR.")
        parser.add_argument("--keep", type=int, help="Delete all but so many of the backups in that folder.")

    def handle(self, *_args: Any, path: Path | None, keep: int | None, **_options: Any) -> None:
        """Exit with 1 and a sentence when none was taken."""
        if keep is not None and keep < 1:
            raise CommandError("--keep wants 1 or more.")
        path = path or settings.VAR_DIR / "backups"
        if path.suffix != ".zip":
            path = path / taking.default_name(timezone.now())
        try:
            manifest = taking.take(path)
        except (taking.BackupFailed, OSError) as reason:
            raise CommandError(str(reason)) from reason
        count = sum(table["rows"] for table in manifest["tables"].values())
        files = sum(name.startswith("files/") for name in manifest["members"])
        self.stdout.write(f"{path}: {count} rows, {files} uploaded files.")
        for name in manifest["missing_files"]:
            self.stderr.write(f"A row names the file {name}, which is not there.")
        for old in taking.rotate(path.parent, keep) if keep else []:
            self.stdout.write(f"Deleted {old}.")
