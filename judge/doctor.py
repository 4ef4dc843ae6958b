"""Which wall holds on this machine: it is built, attacked, and what became of each attack is told."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass

from judge.broker import Judge
from judge.exercise import Case, Compare, Entry, Job, Limits
from judge.jail.errors import NoWall
from judge.jail.walls import Wall
from judge.report import Report, Verdict

__all__ = ["PROBES", "Diagnosis", "Probe", "Result", "examine"]

_NOTHING_BETTER = "Wall A is the best there is; nothing needs doing."
_HOW_TO_GET_A = (
    "To get wall A, use a Linux machine whose users may make user namespaces (sysctl user.max_user_namespaces above 0;"
    " on Debian kernel.unprivileged_userns_clone=1; on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0; in a"
    " container, a seccomp and AppArmor profile that lets unshare and mount through)."
)
_WITHOUT_A_WALL = "Server judging stays off, and practice in the browser goes on."
_WITHOUT_FILES = "Exercises with files are not judged behind it."
_WALL_BROKE = "Report this, with the kernel's version, to the people who make the judge."


@dataclass(frozen=True)
class Probe:
    """An attack: a source whose function `attack` gives "in" as long as it is held, anything else when it got out."""

    name: str
    source: str
    allowed: tuple[Verdict, ...] = (Verdict.ACCEPTED,)


@dataclass(frozen=True)
class Result:
    """What became of a probe."""

    probe: Probe
    verdict: Verdict
    held: bool


@dataclass(frozen=True)
class Diagnosis:
    """The best wall by its letter, or None; why there is no better one, in sentences; what became of each attack."""

    wall: str | None
    reason: str
    results: tuple[Result, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether there is a wall and every attack was held."""
        return self.wall is not None and all(result.held for result in self.results)

    def text(self) -> str:
        """The whole diagnosis for a person."""
        rows = [f"Python {platform.python_version()} on {sys.platform} {platform.release()} {platform.machine()}"]
        if self.wall is None:
            rows.append(f"No wall can be built here: {self.reason}")
        else:
            rows.append(f"Wall {self.wall} was built and attacked:")
            rows += [f"  {'held ' if result.held else 'BROKE'}  {result.probe.name}" for result in self.results]
            rows.append("The wall holds." if self.holds else "THE WALL DOES NOT HOLD. Do not judge on this machine.")
            rows += [f"No better wall can be built here: {self.reason}"] if self.reason else []
        return "\n".join([*rows, self.advice])

    @property
    def advice(self) -> str:
        """In a sentence or two: what to do, or that nothing needs doing."""
        if self.wall is None:
            return f"{_WITHOUT_A_WALL} {_HOW_TO_GET_A}"
        if not self.holds:
            return _WALL_BROKE
        return _NOTHING_BETTER if self.wall == Wall.A else f"{_WITHOUT_FILES} {_HOW_TO_GET_A}"


def examine() -> Diagnosis:
    """Build the best wall and attack it; what cannot be built is said, never raised."""
    reasons = []
    for wall in Wall:
        try:
            judge = Judge(wall=wall)
        except NoWall as error:
            reasons.append(f"Wall {wall}: {error}")
        else:
            return _attacked(judge, " ".join(reasons))
    return Diagnosis(None, " ".join(reasons))


def _attacked(judge: Judge, reason: str) -> Diagnosis:
    with judge:
        results = []
        for probe in PROBES:
            report: Report = judge.run(_job(probe))
            results.append(Result(probe, report.verdict, report.verdict in probe.allowed))
        return Diagnosis(judge.wall, reason, tuple(results))


def _job(probe: Probe) -> Job:
    return Job(
        files={"solution.py": probe.source},
        entry=Entry(names=("attack",)),
        limits=Limits(seconds=1.0),
        rules=(),
        compare=Compare(),
        cases=(Case(1, public=True, call="attack()", gives="'in'"),),
        data={},
        case_hash="",
    )


def _refused(attempt: str, imports: str) -> str:
    """A source that tries one thing and is "in" when the system refuses it."""
    return f"""
{imports}

def attack():
    try:
        {attempt}
    except OSError:
        return "in"
    return "out"
"""


PROBES = (
    Probe("an honest program is accepted", "def attack():\n    return 'in'\n"),
    Probe("read the users of this machine", _refused("open('/etc/passwd').read()", "import os")),
    Probe("list the processes of this machine", _refused("os.listdir('/proc/1')", "import os")),
    Probe("write beside Python's own library", _refused("open(os.__file__ + 'x', 'w')", "import os")),
    Probe("ask about another process", _refused("os.getpgid(os.getppid() or 2)", "import os")),
    Probe("open a network socket", _refused("socket.socket(socket.AF_INET)", "import socket")),
    Probe("start a process", _refused("os.fork()", "import os")),
    Probe("become another program", _refused("os.execv(sys.executable, ['python'])", "import os, sys")),
    Probe(
        "mount a file system",
        "import ctypes\n\ndef attack():\n"
        "    done = ctypes.CDLL(None).mount(b'tmpfs', b'/tmp', b'tmpfs', 0, None)\n"
        "    return 'in' if done == -1 else 'out'\n",
    ),
    Probe(
        "kill the process that watches",
        _refused("os.kill(os.getppid() or -1, 9)", "import os"),
    ),
    Probe(
        "run for ever",
        "def attack():\n    while True:\n        pass\n",
        (Verdict.TIME_LIMIT,),
    ),
    Probe(
        "take all memory",
        "def attack():\n    return len(bytearray(2 << 30))\n",
        (Verdict.MEMORY_LIMIT,),
    ),
    Probe(
        "print without end",
        "def attack():\n    while True:\n        print('x' * 1000)\n",
        (Verdict.OUTPUT_LIMIT,),
    ),
    Probe(
        "leave before the answer",
        "import os\n\ndef attack():\n    os._exit(0)\n",
        (Verdict.RUNTIME_ERROR,),
    ),
)
