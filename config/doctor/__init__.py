"""What `manage.py doctor` looks at, and what it says of each: fine, or what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError

from config.doctor import machine, rows, services
from config.doctor.finding import Finding

__all__ = ["CHECKS", "Finding", "examine"]

CHECKS: dict[str, Callable[[], Finding]] = {
    "database": rows.database,
    "migrations": rows.migrations,
    "content": rows.content,
    "cache": services.cache,
    "queue": rows.queue,
    "workers": rows.workers,
    "judge": services.judge,
    "mail": services.mail,
    "storage": services.storage,
    "static files": machine.static_files,
    "time": machine.time,
    "disk": machine.disk,
    "secrets": machine.secrets,
}
"""In the order in which one mends: what stands on something else comes after it."""


@dataclass(frozen=True)
class Said:
    """A check's name with its finding."""

    name: str
    finding: Finding

    def line(self) -> str:
        """For a person."""
        sign, found = ("fine", "") if self.finding.is_fine else ("MEND", f"\n{'':20}→ {self.finding.todo}")
        return f"{sign}  {self.name:12}  {self.finding.says}{found}"


def examine() -> list[Said]:
    """Everything, each by itself: what fails in a way that nobody thought of is a finding, too."""
    return [Said(name, _asked(check)) for name, check in CHECKS.items()]


def _asked(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except DatabaseError as error:
        said = f"cannot be told without the database ({type(error).__name__})"
        return Finding.bad(said, "Mend database and migrations first.")
    except Exception as error:
        return Finding.bad(
            f"could not be tried: {type(error).__name__}: {error}", "See docs/operating.md, and the log."
        )
