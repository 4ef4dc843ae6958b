"""Remove what is not to be kept any longer: accounts whose days of grace are over, and what settings give a time to."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandParser

from accounts import absences, clock, leaving, retention
from accounts.departures import Departure


class Command(BaseCommand):
    help = "Remove the accounts that are due, and what the settings do not keep any longer. The worker does so hourly."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say what would go, and change nothing.")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        if dry_run:
            self._foretell()
            return
        for name, number in retention.prune().items():
            self.stdout.write(f"{name}: {number} removed.")
        absences.look()
        self.stdout.write(f"accounts: {leaving.remove_due()} removed.")

    def _foretell(self) -> None:
        now = clock.now()
        for name, number in retention.due(now).items():
            self.stdout.write(f"{name}: {number} would be removed.")
        if settings.UNUSED_ACCOUNT_DAYS:
            self.stdout.write(f"unused accounts: {absences.to_warn(now).count()} would be told by mail.")
            self.stdout.write(f"unused accounts: {absences.to_schedule(now).count()} would get their day of deletion.")
        due = Departure.objects.filter(leaves_at__lte=now).count()
        self.stdout.write(f"accounts: {due} would be removed.")
