"""Learners who go on working while something fails, and what they were told; for the tests and for `bench faults`."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread

from exercises.models import Result
from tests.browser.crashes.served import until
from tests.faults.acts import SUBMIT, right, verdict
from tests.faults.site import BROKEN, Learner, Site

SENTENCES = ("could not be saved just now", "cannot answer just now", "wrong on our side")
ENOUGH = 12
"""So many acts are acknowledged before the fault, and again after it."""

ASKED_MEANWHILE = 4
"""So many questions are answered while it lasts; a pool of connections keeps each waiting for a while."""


@dataclass
class Told:
    """What the site said while something failed, and how long it took to go on."""

    titles: list[str] = field(default_factory=list)
    submissions: list[int] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    unclear: list[str] = field(default_factory=list)
    cut: int = 0
    recovery_seconds: float = 0.0
    verdicts_seconds: float = 0.0

    @property
    def acknowledged(self) -> int:
        """How many acts somebody was told are saved."""
        return len(self.titles) + len(self.submissions)


def go_through(site: Site, learners: list[Learner], fault: Callable[[], None], mend: Callable[[], None]) -> Told:
    """Have all but one learner write notes and one submit, all the time; break something, mend it, see them go on."""
    told, stopping = Told(), Event()
    writing = [Thread(target=_write, args=[learner, told, stopping]) for learner in learners[1:]]
    threads = [Thread(target=_submit, args=[learners[0], told, stopping]), *writing]
    seen_before = [len(learner.seen) for learner in learners]
    for thread in threads:
        thread.start()
    try:
        _more(told)
        fault()
        asked = sum(len(learner.seen) for learner in learners) + told.cut
        until(lambda: sum(len(learner.seen) for learner in learners) + told.cut >= asked + ASKED_MEANWHILE)
        mend()
        mended = time.monotonic()
        known = told.acknowledged
        until(lambda: told.acknowledged > known)
        told.recovery_seconds = time.monotonic() - mended
        _more(told)
    finally:
        stopping.set()
        for thread in threads:
            thread.join()
    for learner, start in zip(learners, seen_before, strict=True):
        for answer in learner.seen[start:]:
            told.statuses[answer.status] += 1
            if answer.status >= 500 and not any(sentence in answer.text for sentence in SENTENCES):
                told.unclear.append(answer.text)
    for submission in told.submissions:
        assert verdict(site, submission) == Result.ACCEPTED
    told.verdicts_seconds = time.monotonic() - mended
    return told


def lost_or_doubled(site: Site, told: Told) -> list[str]:
    """What was acknowledged and is not there exactly once."""
    kept = Counter(str(title) for (title,) in site.rows("SELECT title FROM accounts_note"))
    taken = Counter(int(number) for (number,) in site.rows("SELECT id FROM exercises_submission"))
    notes = [f"{title}: {kept[title]}" for title in told.titles if kept[title] != 1]
    return notes + [f"submission {number}: {taken[number]}" for number in told.submissions if taken[number] != 1]


def _more(told: Told) -> None:
    known = told.acknowledged
    until(lambda: told.acknowledged >= known + ENOUGH)


def _write(learner: Learner, told: Told, stopping: Event) -> None:
    number = 0
    while not stopping.is_set():
        number += 1
        title = f"{learner.name} under load {number} of {time.time_ns()}"
        if _sent(learner, told, stopping, "/accounts/notes/create/", title=title, content="typed in a hurry"):
            told.titles.append(title)


def _submit(learner: Learner, told: Told, stopping: Event) -> None:
    while not stopping.is_set():
        if address := _sent(learner, told, stopping, SUBMIT, source=right()):
            told.submissions.append(int(address.rstrip("/").rsplit("/", 1)[1]))


def _sent(learner: Learner, told: Told, stopping: Event, path: str, **said: str) -> str:
    """Send until it is taken, and give where it led to; "" when the load is to stop."""
    while not stopping.wait(0.02):
        try:
            answer = learner.post(path, **said)
        except BROKEN:
            told.cut += 1
            continue
        if answer.status == 302:
            assert "login" not in answer.address, "logged out"
            return answer.address
    return ""
