"""What a proof is: a program that a protection holds, and that gets through when the protection alone is taken away."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import pytest

from judge.jail.walls import Wall
from judge.tests.host import Host
from judge.tests.switches import Edit, taken_away
from judge.tests.throwaway import Jail, Outcome, Workers, outcome, outcome_of_neighbours

__all__ = ["OTHERS_ASKED_ABOUT", "Proof", "assert_proven", "left_outside", "unless_root", "visited"]

PROGRAMS = Path(__file__).parent / "hostile"
# Calls that may name another process or thread, by the programs that try it.
OTHERS_ASKED_ABOUT = (
    ("proofs/process_asked", ("getpgid", "getsid", "getpriority", "sched_getaffinity")),
    ("proofs/process_clock", ("clock_gettime", "clock_getres", "clock_nanosleep")),
    ("proofs/process_locked", ("futex",)),
)
# Without the first there is no jail with the second: only root makes namespaces without one of users, and who enters
# a namespace of processes has to own it.
_NEEDED_FOR = (
    ("the user namespace", "an ordinary user"),
    ("the process namespace", "the child's process namespace"),
)


def _as_it_is(jail: Jail, host: Host) -> Jail:
    return jail


def _no_obstacle() -> str:
    return ""


@dataclass(frozen=True)
class Proof:
    """A program, without its `.py`, that `protection` holds. Those in `also` would hold it too: each by itself.

    `given` is what has to be there for the attack to make sense, such as a folder that was let in. With `neighbours`
    the program is two submissions at a time in one worker's jail. `evidence` is seen on the host, and is believed
    instead of the program's own word. `number` is put in the place of @NUMBER@. `obstacle` says why nothing can be
    proven on this machine, if that is so.
    """

    protection: str
    program: str
    also: tuple[str, ...] = ()
    given: Edit = _as_it_is
    neighbours: bool = False
    evidence: Callable[[Host], bool] | None = None
    number: int | None = None
    obstacle: Callable[[], str] = _no_obstacle
    wall: Wall = Wall.A

    def outcome(self, off: Collection[str], host: Host, workers: Workers) -> Outcome:
        """What becomes of the program when these protections are taken away."""
        jail = taken_away(off, self.given(Jail.safe(self.wall), host), host)
        source = host.filled((PROGRAMS / f"{self.program}.py").read_text(encoding="utf-8"))
        source = source.replace("@NUMBER@", str(self.number))
        if self.neighbours:
            return outcome_of_neighbours(jail, source)
        came = outcome(jail, source, workers)
        if self.evidence is not None and came is not Outcome.NO_JAIL:
            return Outcome.ESCAPED if self.evidence(host) else Outcome.HELD
        return came


def assert_proven(proof: Proof, host: Host, workers: Workers) -> None:
    """Held with the protection, also by it alone; out without it; and held by each of the others when it is gone."""
    obstacle = proof.obstacle()
    if obstacle:
        pytest.skip(obstacle)
    gone = {proof.protection, *proof.also}
    for off in {frozenset(), *(frozenset(gone - {only}) for only in gone)}:
        assert proof.outcome(off, host, workers) is held_without(off), f"{gone - off} should hold the program"
    assert proof.outcome(gone, host, workers) is Outcome.ESCAPED, f"the program should get out without {gone}"


def held_without(off: Collection[str]) -> Outcome:
    """How a program is held: mostly by a jail; some parts of one cannot be had without others, so there is none."""
    return Outcome.NO_JAIL if any(part in off and needs not in off for part, needs in _NEEDED_FOR) else Outcome.HELD


def unless_root() -> str:
    """An obstacle: who is not root has nothing to drop, and no files that give rights."""
    return "" if os.geteuid() == 0 else "only root can leave this out"


def left_outside(host: Host) -> bool:
    """Whether something lies in the host's folder; it is taken away."""
    left = list(host.outside.iterdir())
    for file in left:
        file.unlink()
    return bool(left)


def visited(host: Host) -> bool:
    """Whether one of the host's servers was called."""
    return bool(host.visits())
