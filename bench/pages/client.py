"""Ask a server, and look at what that cost it: a client that keeps its connection, and the books of /proc."""

from __future__ import annotations

import socket
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 60


class Refused(Exception):
    """An answer that was not to be expected."""


@dataclass
class Ask:
    """One request, and the status that is right for it."""

    path: str
    method: str = "GET"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    def text(self, shared: Mapping[str, str]) -> bytes:
        """As it goes over the wire."""
        headers = {"Host": "localhost", **shared, **self.headers}
        if self.method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(self.body))}
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return ("\r\n".join(lines) + f"\r\n\r\n{self.body}").encode()


class Client:
    """One browser, told by its headers, on one connection that stays open as long as the server lets it."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self.port = port
        self.headers = headers
        self._socket: socket.socket | None = None

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def ask(self, ask: Ask) -> float:
        """Milliseconds from the request to the end of its answer. Raises Refused for another status."""
        wanted = ask.text(self.headers)
        started = time.perf_counter()
        try:
            status, body = self._exchange(wanted)
        except (ConnectionError, IndexError):  # the server had closed a connection on which nothing was asked
            self.close()
            started = time.perf_counter()
            status, body = self._exchange(wanted)
        taken = (time.perf_counter() - started) * 1000
        if status != ask.status:
            raise Refused(f"{ask.method} {ask.path}: {status} for {ask.status}\n{body[:500].decode(errors='replace')}")
        return taken

    def _exchange(self, wanted: bytes) -> tuple[int, bytes]:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_SECONDS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(wanted)
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, body = got.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        parts, length = [body], int(headers.get("content-length", 0)) - len(body)
        while length > 0:
            parts.append(self._more())
            length -= len(parts[-1])
        if headers.get("connection") == "close":
            self.close()
        return int(lines[0].split()[1]), b"".join(parts)

    def _more(self) -> bytes:
        assert self._socket is not None
        got = self._socket.recv(262_144)
        if not got:
            raise ConnectionResetError
        return got


@dataclass(frozen=True)
class Cost:
    """What one slot of requests took: milliseconds of each, and milliseconds of processor for each in the server."""

    taken: tuple[float, ...]
    cpu: float

    @property
    def p50(self) -> float:
        return statistics.median(self.taken)


def slot(client: Client, asks: Iterable[Ask], pids: Sequence[int]) -> Cost:
    """Ask one after the other."""
    before = processor(pids)
    taken = tuple(client.ask(ask) for ask in asks)
    return Cost(taken, spent(before, processor(pids)) / 1e6 / len(taken))


def family(pid: int) -> Sequence[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for process in found:
        found.extend(children.get(process, []))
    return found


def processor(pids: Iterable[int]) -> dict[tuple[int, str], int]:
    """How many nanoseconds each thread of these families has had a processor."""
    had: dict[tuple[int, str], int] = {}
    for process in (one for pid in pids for one in family(pid)):
        try:
            for thread in Path(f"/proc/{process}/task").iterdir():
                had[process, thread.name] = int((thread / "schedstat").read_text().split()[0])
        except OSError:
            continue
    return had


def spent(before: Mapping[tuple[int, str], int], after: Mapping[tuple[int, str], int]) -> int:
    """What was had in between; of a thread that has ended since, nothing is known any more."""
    return sum(had - before.get(thread, 0) for thread, had in after.items())


def memory_mb(pid: int) -> float:
    """The proportional set size of a family, in MB: what several share counts once."""
    kilobytes = 0
    for process in family(pid):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1000


def wait_for(port: int) -> None:
    """Until something listens there."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
