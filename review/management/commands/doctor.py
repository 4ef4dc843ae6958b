"""`manage.py doctor`: looks at everything that a site stands on."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.doctor import examine
from config.doctor.services import send_mail


class Command(BaseCommand):
    """A line for each thing; exit code 1 when something is to be mended. Run it as the site's user, where it runs."""

    help = "Look at database, queue, judge, mail, storage and all else that the site stands on; say what to do."
    # It has to speak when nothing else works.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """How to say it, and whether to send a message."""
        parser.add_argument("--json", action="store_true", help="for programs")
        parser.add_argument("--mail", metavar="ADDRESS", help="send a message to this address as well")

    def handle(self, *_args: Any, mail: str | None, **options: Any) -> None:
        """Print what was found."""
        said = {one.name: one for one in examine()}
        findings = {name: one.finding for name, one in said.items()}
        lines = [one.line() for one in said.values()]
        if mail:
            findings["mail sent"] = sent = send_mail(mail)
            lines.append(f"{'fine' if sent.is_fine else 'MEND'}  mail sent     {sent.says} {sent.todo}".rstrip())
        if options["json"]:
            self.stdout.write(json.dumps({name: vars(finding) for name, finding in findings.items()}, indent=2))
        else:
            self.stdout.write("\n".join(lines))
        if not all(finding.is_fine for finding in findings.values()):
            sys.exit(1)
