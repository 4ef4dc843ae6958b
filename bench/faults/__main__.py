"""What happens to servers, measured: writes bench/faults.md. The faults are those of tests/faults."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import django

from bench.sheet import Bar, Section, machine, page

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()  # what the tests share with this names models

from tests.faults.acts import acts  # noqa: E402
from tests.faults.load import Told, go_through, lost_or_doubled  # noqa: E402
from tests.faults.scenarios import (  # noqa: E402
    WEB_POINTS,
    WORKER_POINTS,
    at_work,
    kill_web,
    kill_worker,
    on_postgres,
    on_redis,
    on_sqlite,
    reload_web,
)
from tests.faults.site import Learner, Site  # noqa: E402
from tests.faults.stops import LEASE  # noqa: E402

HEAD = f"""The web server has two processes and the workers are two, as `make start` has them. A submission's lease is
{LEASE.seconds} s here, and 90 s on a site, where one whose worker was killed waits so much longer.
"""


def main(arguments: Sequence[str] = ()) -> None:
    """Break everything once, and write down what came of it. Takes some three minutes; there are no options."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="milepost-faults-") as folder:
        sections = [part(Path(folder)) for part in (_killed, _under_load)]
    text = page("Faults, measured", f"{machine(load)}\n\n{HEAD}", sections)
    Path(__file__).parents[1].joinpath("faults.md").write_text(text)


def _killed(folder: Path) -> Section:
    """Workers and web servers killed with SIGKILL, at each point."""
    rows, wrong = list[list[str]](), 0
    with ExitStack() as stack:
        site = on_sqlite(stack, _made(folder, "killed"))
        learners = at_work(site)
        for point in WORKER_POINTS:
            judged = kill_worker(site, learners[0], point)
            wrong += judged.result != "accepted"
            rows.append(["worker, " + point, judged.result, f"{judged.attempts}", f"{judged.seconds:.1f}"])
        for point, learner in zip(WEB_POINTS, learners[1:], strict=False):
            rows += [_web(site, learner, name, point) for name in acts()]
        wrong += sum(row[1] == "wrong" for row in rows)
        site.prove()
    text = (
        "Tried: how often a worker claimed it, or how often the form was sent. Seconds: from sending to the verdict,"
        " or from the kill to the page that says it is saved."
    )
    columns = ("killed", "what counts at the end", "tried", "seconds")
    return Section(
        "A process is killed", columns, rows, [Bar("lost or counted twice after a kill", wrong, most=0)], text
    )


def _web(site: Site, learner: Learner, name: str, point: str) -> list[str]:
    sent = kill_web(site, learner, name, point)
    counted = "once" if sent.counted == 1 else "wrong"
    return [f"web server, {name}, {point}", counted, "2", f"{sent.seconds:.1f}"]


def _under_load(folder: Path) -> Section:
    """Servers restarted while four learners write and submit all the time."""
    rows, wrong, unclear = list[list[str]](), 0, 0
    for name, run in (("PostgreSQL restarted", _postgres), ("Redis gone and back", _redis), ("web reloaded", _reload)):
        with ExitStack() as stack:
            site, told = run(stack, _made(folder, name))
            lost = lost_or_doubled(site, told)
        failed = sum(number for status, number in told.statuses.items() if status >= 500)
        wrong, unclear = wrong + len(lost), unclear + len(told.unclear) + told.cut
        answered = sum(told.statuses.values())
        times = [f"{told.recovery_seconds:.1f}", f"{told.verdicts_seconds:.1f}"]
        rows.append([name, str(answered), str(failed), str(told.acknowledged), str(len(lost)), *times])
    bars = [
        Bar("acknowledged under load, and lost or doubled", wrong, most=0),
        Bar("requests under load without a clear answer", unclear, most=0),
    ]
    times_to = ("s to the next act", "s to all verdicts")
    columns = ("what", "answers", "of these 503", "acknowledged", "lost or doubled", *times_to)
    text = (
        "Seconds are from the moment the server was there again. While PostgreSQL is away, each request waits for it"
        " for some seconds and then says that it could not be saved."
    )
    return Section("Under load", columns, rows, bars, text)


def _postgres(stack: ExitStack, folder: Path) -> tuple[Site, Told]:
    site, server = on_postgres(stack, folder)
    return site, go_through(site, at_work(site), server.stop, server.start)


def _redis(stack: ExitStack, folder: Path) -> tuple[Site, Told]:
    site, server = on_redis(stack, folder)
    return site, go_through(site, at_work(site), server.stop, server.start)


def _reload(stack: ExitStack, folder: Path) -> tuple[Site, Told]:
    site = on_sqlite(stack, folder)
    nothing: Callable[[], None] = lambda: None  # noqa: E731
    return site, go_through(site, at_work(site), lambda: reload_web(site), nothing)


def _made(folder: Path, name: str) -> Path:
    made = folder / name.replace(" ", "-")
    made.mkdir()
    return made


if __name__ == "__main__":
    main()
