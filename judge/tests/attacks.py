"""The hostile programs, what is allowed to become of them, and what they must not leave behind.

Nothing here needs more than the standard library, so that any user's interpreter can carry them out.

The head of a hostile file says what it `attacks` and which verdicts are `allowed`; `behind B` is the verdict there when
the attack begins with files of its own. `outside: escaped` marks an attack that is harmless enough to be run with no
wall at all, to prove that it is the wall that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from judge.broker import Judge
from judge.jail.walls import Wall
from judge.report import CaseState, Report, Verdict
from judge.tests.host import Host, descendants, keys, keys_left, mounts, shared_memory, storable, survivors
from judge.tests.jobs import call, job

__all__ = ["HARMLESS", "HOSTILE", "Traces", "allowed_of", "carry_out", "head_of"]

HOSTILE = sorted((Path(__file__).parent / "hostile").glob("*.py"))
_HEAD = re.compile(r"# (attacks|allowed|behind B|outside): (.+)")


def head_of(program: Path) -> dict[str, str]:
    """The head's keys and values."""
    lines = program.read_text(encoding="utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := _HEAD.fullmatch(line))}


HARMLESS = [program for program in HOSTILE if "outside" in head_of(program)]


def allowed_of(program: Path, wall: Wall) -> set[Verdict]:
    """The verdicts that are allowed behind a wall."""
    head = head_of(program)
    words = head["allowed"].split(", ") + ([head["behind B"]] if wall is Wall.B and "behind B" in head else [])
    return {Verdict(word) for word in words}


def carry_out(program: Path, judge: Judge, host: Host) -> list[str]:
    """Submit a program, then honest people's; what is wrong about the reports, in words."""
    report = judge.run(host.job(program.read_text(encoding="utf-8")))
    found = [f"{problem}: {report}" for problem in _problems(program, report, Wall(judge.wall), host)]
    for task, states in _HONEST:
        honest = judge.run(task)
        if [case.state for case in honest.cases] != states:
            found.append(f"an honest program is judged otherwise: {honest}")
    return found


def _problems(program: Path, report: Report, wall: Wall, host: Host) -> Iterator[str]:
    got, stored = report.cases[0].got or "", storable(report.to_json())
    if report.verdict not in allowed_of(program, wall):
        yield f"{report.verdict} is not allowed"
    elif report.verdict.value not in head_of(program)["allowed"].split(", ") and not _is_refused(report):
        yield "it is not the wall that keeps it from beginning"
    if "escaped" in got:
        yield "escaped"
    says_so = report.cases[0].state is CaseState.WRONG_ANSWER and '"held"' in program.read_text(encoding="utf-8")
    if says_so and got != "'held'":
        yield "it does not say that it was held"
    if host.canary in stored or host.hidden in stored or "\\u0000" in stored:
        yield "the report tells what it must not"
    if list(host.outside.iterdir()) or host.visits() or host.canary_file.read_text() != host.canary:
        yield "it was outside"


def _is_refused(report: Report) -> bool:
    return report.failure is not None and report.failure.type == "PermissionError"


@dataclass
class Traces:
    """What there is before an attack."""

    processes: dict[int, int] = field(default_factory=descendants)
    mounts: str = field(default_factory=mounts)
    keys: dict[str, int] = field(default_factory=keys)

    def left(self, judges: int = 0) -> list[str]:
        """What there is more of now, in words, beside so many judges that are still open and have one worker each."""
        found = {
            "processes": survivors(self.processes, judges * _PROCESSES_OF_A_WORKER),
            "mounts": mounts() != self.mounts,
            "shared memory": shared_memory(),
            "keys": keys_left(self.keys),
        }
        return [f"{name} left: {what}" for name, what in found.items() if what]


# A zygote and a spare child.
_PROCESSES_OF_A_WORKER = 2
_TURN = "def turn(items, n):\n    n %= len(items) or 1\n    return items[n:] + items[:n]\n"
_CASES = (call("turn([1, 2, 3], 1)", "[2, 3, 1]"), call("turn([1, 2, 3], 4)", "[2, 3, 1]", number=2, public=False))
_HONEST = (
    (job(_TURN, *_CASES, names=("turn",)), [CaseState.PASSED, CaseState.PASSED]),
    (job(_TURN.replace("len(items)", "99"), *_CASES, names=("turn",)), [CaseState.PASSED, CaseState.WRONG_ANSWER]),
)
