"""Mend the index that notes are searched by."""

from typing import Any

from django.core.management import BaseCommand

from accounts import note_search


class Command(BaseCommand):
    help = "Make the index that notes are searched by anew, if a part of it is missing."

    def handle(self, **options: Any) -> None:
        note_search.mend_index()
