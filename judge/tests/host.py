"""What a hostile program could reach on the host, laid out for it, and what it must not leave behind."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from judge.exercise import Case, Job, Limits
from judge.tests.jobs import job

_PR_SET_CHILD_SUBREAPER = 36
_END_MS = 5000
_KEYS_SECONDS = 60
# The key that the hostile program for shared memory uses.
_SHARED_KEY = str(0x6D696C65)


@dataclass(frozen=True)
class Host:
    """A canary that everybody may read, a folder that everybody may write to, servers that everybody may call."""

    canary: str
    hidden: str
    canary_file: Path
    outside: Path
    server: socket.socket
    abstract: socket.socket
    by_path: socket.socket
    letters: socket.socket

    @property
    def shared_key(self) -> int:
        """A name for memory that is shared, and that nobody else has."""
        return 0x6A000000 | os.getpid() & 0xFFFFFF

    def job(self, source: str) -> Job:
        """A submission of this source. The first case wants "right"; the hidden second one wants the canary itself."""
        asked = Case(1, public=True, call="answer(1)", gives="'right'")
        hidden = Case(2, call=f"answer({self.hidden!r})", gives=repr(self.canary))
        return job(self.filled(source), asked, hidden, names=("answer",), limits=Limits(seconds=0.5))

    def filled(self, source: str) -> str:
        """The source with the places of this host filled in."""
        places = {
            "@CANARY@": str(self.canary_file),
            "@OUTSIDE@": str(self.outside),
            "@PORT@": str(self.server.getsockname()[1]),
            "@ABSTRACT@": self.abstract.getsockname()[1:].decode(),
            "@BROKER@": str(os.getpid()),
            "@NODE@": os.uname().nodename,
            "@SHARED@": str(self.shared_key),
            "@PATH@": self.by_path.getsockname(),
            "@LETTERS@": self.letters.getsockname(),
        }
        for name, value in places.items():
            source = source.replace(name, value)
        return source

    def run_bare(self, source: str) -> str:
        """What the function says when it is run with no wall at all; for harmless programs only."""
        code = f"{self.filled(source)}\nimport sys\nsys.stderr.write('said:' + answer(1))\n"
        folder = tempfile.mkdtemp(dir=self.outside.parent)
        ran = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env={"CANARY": self.canary},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        shutil.rmtree(folder)
        self.forget_visits()
        return ran.stderr.partition("said:")[2]

    def forget_visits(self) -> None:
        """Take away what bare runs left."""
        for left in self.outside.iterdir():
            left.unlink()
        while self.visits():
            pass

    def visits(self) -> list[str]:
        """Which servers were called since the last look: at most one call of each."""
        called = []
        for name, listener in (("server", self.server), ("abstract", self.abstract), ("path", self.by_path)):
            with contextlib.suppress(BlockingIOError):
                listener.accept()[0].close()
                called.append(name)
        with contextlib.suppress(BlockingIOError):
            self.letters.recv(100)
            called.append("letters")
        return called


@contextlib.contextmanager
def open_host() -> Iterator[Host]:
    """A host for the time of the tests. The folder is one that every user may enter."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    folder.chmod(0o755)
    canary = f"canary-{secrets.token_hex(16)}"
    (folder / "canary").write_text(canary)
    (folder / "outside").mkdir()
    (folder / "outside").chmod(0o1777)
    server, abstract = socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_UNIX)
    abstract.bind(f"\0judge-{secrets.token_hex(8)}")
    abstract.listen()
    by_path, letters = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    for name, listener in (("socket", by_path), ("letters", letters)):
        listener.bind(str(folder / name))
        (folder / name).chmod(0o777)
    by_path.listen()
    for listener in (server, abstract, by_path, letters):
        listener.setblocking(False)
    os.environ["CANARY"] = canary
    try:
        hidden = f"hidden-{secrets.token_hex(16)}"
        yield Host(canary, hidden, folder / "canary", folder / "outside", server, abstract, by_path, letters)
    finally:
        del os.environ["CANARY"]
        for listener in (server, abstract, by_path, letters):
            listener.close()
        shutil.rmtree(folder)


@contextlib.contextmanager
def adopting_orphans() -> Iterator[None]:
    """Make this process the parent of every descendant whose own parent dies, so that none gets out of sight."""
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    try:
        yield
    finally:
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def descendants() -> dict[int, int]:
    """The processes under this one that still run, each with its parent."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                parents[int(folder.name)] = int(parent)
    found = {os.getpid()}
    while more := {process for process, parent in parents.items() if parent in found} - found:
        found |= more
    return {process: parents[process] for process in found - {os.getpid()}}


def survivors(before: Collection[int], wanted: int = 0) -> set[int]:
    """The processes that were not there before, unless there are as many as wanted, or will be in a moment.

    Those of a parent that was there are another judge's, which may have been making a spare child.
    """
    end = time.monotonic() + _END_MS / 1000
    while True:
        new = {process for process, parent in descendants().items() if {process, parent}.isdisjoint(before)}
        if len(new) == wanted:
            return set()
        if time.monotonic() > end:
            return new
        time.sleep(0.01)


def mounts() -> str:
    """The mounts that this process sees."""
    return Path("/proc/self/mountinfo").read_text()


def shared_memory() -> list[str]:
    """What hostile programs left in the kernel's tables of shared memory and queues."""
    rows = [row for name in ("shm", "msg") for row in Path(f"/proc/sysvipc/{name}").read_text().splitlines()]
    return [row for row in rows if row.split()[0] == _SHARED_KEY]


def keys() -> dict[str, int]:
    """How many keys the kernel keeps for each user."""
    users = Path("/proc/key-users")
    rows = [row.split() for row in users.read_text().splitlines()] if users.exists() else []
    return {row[0].rstrip(":"): int(row[2].partition("/")[0]) for row in rows}


def keys_left(before: dict[str, int]) -> dict[str, int]:
    """Of users with more keys than before, how many they have.

    The kernel takes a moment to clear away, and jails of tests that run beside this one have keys of the same user.
    """
    end = time.monotonic() + _KEYS_SECONDS
    while True:
        more = {user: number for user, number in keys().items() if number > before.get(user, 0)}
        if not more or time.monotonic() > end:
            return more
        time.sleep(0.05)


def storable(report: dict[str, object]) -> str:
    """The report as a database gets it. Raises UnicodeEncodeError for text that none can hold."""
    text = json.dumps(report, ensure_ascii=False)
    return text.encode().decode()
