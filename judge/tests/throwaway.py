"""Jails that lack a protection, for the time of one proof, and what gets out of them."""

from __future__ import annotations

import errno
import struct
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from judge.exercise import Job, Limits
from judge.jail.errors import JailFailed
from judge.jail.interpreter import base_interpreter
from judge.jail.lock import Lock, lock_for
from judge.jail.plan import Plan, draw
from judge.jail.seccomp import Filter, build_filter
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.report import Report
from judge.session import Session, Stopped
from judge.tests.calls import number_of
from judge.tests.jobs import call, job
from judge.trial import Trial

__all__ = ["Jail", "Outcome", "Workers", "outcome", "outcome_of_neighbours", "tried"]

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_LIMITS = Limits(seconds=0.5)
Instruction = tuple[int, int, int, int]
_ALLOW, _REFUSE = (_RETURN, 0, 0, 0x7FFF0000), (_RETURN, 0, 0, 0x00050000 | errno.EPERM)
# What clone's first argument is tested for: each test refuses, or goes on.
_CLONE_TESTS: dict[str, list[Instruction]] = {
    "clone: namespaces": [(_JUMP_ANY_BIT, 0, 1, 0x7E020080), _REFUSE],
    "clone: threads": [(_JUMP_ANY_BIT, 1, 0, 0x00010000), _REFUSE],
    "clone: descriptors": [(_JUMP_ANY_BIT, 1, 0, 0x00000400), _REFUSE],
}


@dataclass(frozen=True)
class Jail:
    """A worker's plan, a submission's limits and what more its filter lets through; by default as safe as can be.

    `allowed` are names of system calls that are let through whatever the rules say of them, `cuts` names of checks that
    the filter does without. `limits` hold in the kernel, `watched`
    are those that are held from outside.
    """

    plan: Plan
    limits: Limits = _LIMITS
    watched: Limits = _LIMITS
    allowed: frozenset[str] = frozenset()
    cuts: frozenset[str] = frozenset()
    raised: tuple[tuple[int, int], ...] = ()
    dumpable: int = 0

    @classmethod
    def safe(cls, wall: Wall = Wall.A) -> Self:
        """The jail that submissions get behind this wall."""
        return cls(draw(base_interpreter(), wall))

    def planned(self, **changes: Any) -> Jail:
        """With another plan."""
        return replace(self, plan=replace(self.plan, **changes))

    def for_child(self, **changes: Any) -> Jail:
        """With another plan for the submission's process."""
        return self.planned(child=replace(self.plan.child, **changes))

    def letting(self, *calls: str) -> Jail:
        """With system calls let through."""
        return replace(self, allowed=self.allowed | set(calls))

    def limited(self, kind: int, limit: int) -> Jail:
        """With another limit of the kernel's."""
        return replace(self, raised=(*self.raised, (kind, limit)))

    def lock(self) -> Lock:
        """What the submission locks itself in with."""
        safe = lock_for(self.limits, self.plan.wall)
        numbers = [number for name in sorted(self.allowed) if (number := number_of(name)) is not None]
        first = [*_clone_rule(self.cuts), *(part for number in numbers for part in _rule(number, [_ALLOW]))]
        limits = tuple({**dict(safe.limits), **dict(self.raised)}.items())
        loosened = _loosened(build_filter(self.plan.wall), first, self.cuts)
        return replace(safe, filter=loosened, limits=limits, dumpable=self.dumpable)


class Outcome(StrEnum):
    """What became of a program: it said, or showed, that it got out; it did not; or there was no jail to run it in."""

    ESCAPED = "escaped"
    HELD = "held"
    NO_JAIL = "no jail"

    @classmethod
    def of(cls, said: str) -> Outcome:
        """What a program's words mean."""
        return cls.ESCAPED if "escaped" in said else cls.HELD


class Workers:
    """Workers by their plans, each made when it is first wanted and kept for a while."""

    _KEPT = 8

    def __init__(self) -> None:
        self._workers: dict[str, Worker] = {}

    def with_plan(self, plan: Plan) -> Worker:
        """The worker of this plan. Raises JailFailed."""
        name = repr(plan)
        worker = self._workers.pop(name, None) or Worker(base_interpreter(), plan.wall, plan)
        self._workers[name] = worker
        if len(self._workers) > self._KEPT:
            self._workers.pop(next(iter(self._workers))).close()
        return worker

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        for worker in self._workers.values():
            worker.close()


def outcome(jail: Jail, source: str, workers: Workers) -> Outcome:
    """What becomes of the program's `answer` in this jail."""
    try:
        task = job(source, call("answer(1)", "'right'"), names=("answer",), limits=jail.limits)
        report = tried(jail, task, workers.with_plan(jail.plan))
    except JailFailed:
        return Outcome.NO_JAIL
    return Outcome.of(f"{report.cases[0].got} {report.stdout}")


def tried(jail: Jail, task: Job, worker: Worker) -> Report:
    """The report on a job in this jail."""
    with worker.child() as child:
        return Trial(task, child, Session(child, jail.watched), jail.lock()).run()


def outcome_of_neighbours(jail: Jail, source: str) -> Outcome:
    """Whether one submission reaches another that lives at the same time in the same worker's jail.

    What the younger one's `leave` leaves, the older one's `answer` has to find; without `leave`, either may find the
    other.
    """
    try:
        with (
            Worker(base_interpreter(), jail.plan.wall, jail.plan) as worker,
            _Neighbour(jail, source, worker) as older,
            _Neighbour(jail, source, worker) as younger,
        ):
            if "def leave():" in source:
                younger.call("leave()")
                return Outcome.of(older.call("answer(1)"))
            return Outcome.of(older.call("answer(1)") + younger.call("answer(1)"))
    except (JailFailed, Stopped):
        return Outcome.NO_JAIL


class _Neighbour:
    """A submission that is asked by hand, and lives until it is let go."""

    def __init__(self, jail: Jail, source: str, worker: Worker) -> None:
        self._child = worker.child()
        self._talk = Session(self._child, jail.watched)
        self._talk.ask(jail.lock().request())
        names = [name for name in ("leave", "answer") if f"def {name}(" in source]
        entry = {"file": "solution.py", "names": names}
        files = {"solution.py": source}
        self._talk.ask({"do": "load", "files": files, "entry": entry, "rules": [], "data": {}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._child.close()

    def call(self, expression: str) -> str:
        """The answer to one case, as it comes. Raises Stopped."""
        answer = self._talk.ask({"do": "case", "question": call(expression).question(), "mark": ""})
        assert "value" in answer["acted"], answer
        return str(answer)


def _rule(number: int | None, body: list[Instruction]) -> list[Instruction]:
    return [] if number is None else [(_JUMP_EQUAL, 0, len(body), number), *body]


def _clone_rule(cuts: frozenset[str]) -> list[Instruction]:
    """The rule for clone without some of its tests; nothing when it keeps all."""
    if cuts.isdisjoint(_CLONE_TESTS):
        return []
    kept = [part for name, test in _CLONE_TESTS.items() if name not in cuts for part in test]
    return _rule(number_of("clone"), [(_LOAD, 0, 0, 16), *kept, _ALLOW])


def _loosened(built: Filter, first: list[Instruction], cuts: frozenset[str]) -> Filter:
    """The filter with these rules before its own, and without some of its checks.

    A filter begins with the check of the architecture, then the number is loaded, then the x32 numbers are killed.
    """
    parts: list[Instruction] = list(struct.iter_unpack("<HBBI", built.program))
    head = {"architecture": parts[:3], "number": parts[3:4]}
    assert [part[0] for part in parts[:4]] == [_LOAD, _JUMP_EQUAL, _RETURN, _LOAD], "the filter's head has changed"
    rest = parts[4:]
    if rest[0][0] == _JUMP_AT_LEAST:
        head["x32"], rest = rest[:2], rest[2:]
    if "default" in cuts:
        rest = [*rest[:-1], _ALLOW]
    kept = [*(part for name, section in head.items() if name not in cuts for part in section), *first, *rest]
    moved = 8 * (len(kept) - len(parts))
    packed = b"".join(struct.pack("<HBBI", *part) for part in kept)
    return Filter(packed, tuple(place + moved for place in built.own))
