"""The figures of `config.metrics`, by prometheus_client: imported when its environment says where to count.

No label names a person or anything that a visitor typed.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, Histogram, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from exercises.models import Submission, WorkerState
from exercises.standing import FRESH

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
RECENT = timedelta(minutes=5)
RECENT_MOST = 1000
"""Verdicts are told of the newest so many submissions, so that a question costs the same on a site of any size."""

_own = CollectorRegistry()
REQUESTS = Counter("milepost_requests", "Requests answered", ("view", "method", "status"), registry=_own)
TOOK = Histogram(
    "milepost_request_seconds", "Seconds until the answer", ("view", "method"), buckets=SECONDS, registry=_own
)


def count(view: str, method: str, status: int, seconds: float) -> None:
    """Count a request that has been answered."""
    REQUESTS.labels(view, method, str(status)).inc()
    TOOK.labels(view, method).observe(seconds)


def text(folder: Path) -> bytes:
    """All figures, those of requests from the files that the processes of this server count in."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(folder))  # type: ignore[no-untyped-call]
    registry.register(Rows())
    return generate_latest(registry)


class Rows:
    """What the database knows, as a collector of prometheus_client."""

    def collect(self) -> Iterator[Metric]:
        """Each figure; `milepost_database_up` is 0, and the others are missing, while the database is away."""
        try:
            found = [*_queue(), *_workers(), *_verdicts(), _size()]
        except DatabaseError:
            found = []
        yield GaugeMetricFamily("milepost_database_up", "Whether the database answers", value=float(bool(found)))
        yield from found


def _queue() -> Iterator[Metric]:
    found = Submission.objects.pending().aggregate(waiting=Count("pk"), oldest=Min("submitted_at"))
    age = (timezone.now() - found["oldest"]).total_seconds() if found["oldest"] else 0.0
    yield GaugeMetricFamily("milepost_queue_submissions", "Submissions without a verdict", value=found["waiting"])
    yield GaugeMetricFamily("milepost_queue_oldest_seconds", "How long the oldest of them waits", value=age)


def _workers() -> Iterator[Metric]:
    workers = GaugeMetricFamily("milepost_workers", "Workers that gave a sign of life, by state", labels=["state"])
    fresh = WorkerState.objects.filter(seen_at__gt=timezone.now() - FRESH).values_list("condition")
    there = dict(fresh.annotate(Count("pk")))
    for condition in WorkerState.Condition.values:
        workers.add_metric([condition], there.get(condition, 0))
    yield workers


def _verdicts() -> Iterator[Metric]:
    since = timezone.now() - RECENT
    newest = Submission.objects.order_by("-pk").filter(attempts__gt=0)
    rows = newest.values_list("result", "submitted_at", "judged_at")[:RECENT_MOST]
    judged = [(result, (at - sent).total_seconds()) for result, sent, at in rows if at and at > since]
    verdicts = GaugeMetricFamily("milepost_recent_verdicts", "Verdicts of the last five minutes", labels=["verdict"])
    for verdict in sorted({result for result, _ in judged}):
        verdicts.add_metric([verdict], sum(result == verdict for result, _ in judged))
    yield verdicts
    seconds = sorted(taken for _, taken in judged)
    waits = GaugeMetricFamily(
        "milepost_recent_verdict_seconds", "From handing in to those verdicts, by quantile", labels=["quantile"]
    )
    for quantile in (0.5, 0.95) if seconds else ():
        waits.add_metric([str(quantile)], seconds[int(quantile * (len(seconds) - 1))])
    yield waits


def _size() -> Metric:
    return GaugeMetricFamily("milepost_database_bytes", "Size of the database", value=database_bytes())


def database_bytes() -> int:
    """How many bytes the database takes on its disk."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    path = str(connection.settings_dict["NAME"])
    return sum(Path(path + end).stat().st_size for end in ("", "-wal") if Path(path + end).exists())
