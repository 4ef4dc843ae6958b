"""Remove the accounts whose owners asked for it, when their days of grace are over."""

from typing import Any

from django.core.management import BaseCommand

from accounts import leaving


class Command(BaseCommand):
    help = "Remove the accounts whose owners asked for it and whose days of grace are over. The worker does so hourly."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{leaving.remove_due()} removed.")
