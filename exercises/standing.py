"""Whether anything is judged now: what workers say of themselves, as rows, for pages that run in other processes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from exercises.models import WorkerState

Condition = WorkerState.Condition

FRESH = timedelta(seconds=35)
"""What a worker said holds for so long; it says it anew every ten seconds."""

KEPT = timedelta(days=1)
"""A worker that was killed leaves its row behind; for so long it can be looked at."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`condition` is that of the workers together; with a wall's letter when all that judge have the same one."""

    condition: WorkerState.Condition
    wall: str = ""
    reason: str = ""


def beat(worker: str, standing: Standing) -> None:
    """A worker says how it stands."""
    said = {"condition": standing.condition, "wall": standing.wall, "reason": standing.reason}
    WorkerState.objects.update_or_create(name=worker, defaults={**said, "seen_at": timezone.now()})


def leave(worker: str) -> None:
    """A worker stops."""
    WorkerState.objects.filter(name=worker).delete()


def forget_the_dead() -> None:
    """Throw away what workers said that have long been gone."""
    WorkerState.objects.filter(seen_at__lt=timezone.now() - KEPT).delete()


def standing(now: datetime | None = None) -> Standing:
    """How the workers stand together: they judge if one does, and none can if none has a wall; else there is a wait.

    With no worker at all there is a wait too: one may be about to start.
    """
    said = [Standing(Condition(row.condition), row.wall, row.reason) for row in _fresh(now).order_by("name")]
    judging = [one for one in said if one.condition == Condition.JUDGES]
    if judging:
        return Standing(Condition.JUDGES, judging[0].wall if len({one.wall for one in judging}) == 1 else "")
    if said and all(one.condition == Condition.NO_WALL for one in said):
        return said[0]
    return Standing(Condition.WAITS, reason=next((one.reason for one in said if one.condition == Condition.WAITS), ""))


def is_judging_behind(wall: str) -> bool:
    """Whether a worker that is alive judges behind this wall."""
    return _fresh().filter(condition=Condition.JUDGES, wall=wall).exists()


def _fresh(now: datetime | None = None) -> QuerySet[WorkerState]:
    """What workers say that are alive."""
    moment = now or timezone.now()
    return WorkerState.objects.filter(seen_at__range=(moment - FRESH, moment + FRESH))  # clocks may be set back
