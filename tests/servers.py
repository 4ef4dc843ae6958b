"""Servers that tests need beside Python, each of its own: PostgreSQL and Redis on free ports, with nothing kept."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import redis as redis_client

PATIENCE_SECONDS = 60.0
IN_CI = os.environ.get("CI") == "true"
REDIS_DATABASES = 1024
"""Enough for each test that starts processes to have one of its own; the first ones are the test processes'."""


def apt_install(package: str) -> None:
    """Install a Debian package, where there is apt and the right to use it."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def postgres_tools() -> Path | None:
    """The folder with initdb and postgres in it."""
    for attempt in (False, True):
        if attempt:
            apt_install("postgresql")
        if found := sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
            return found[-1].parent
        if path := shutil.which("initdb"):
            return Path(path).resolve().parent
    return None


def redis_server() -> str | None:
    """The path of redis-server."""
    return installed("redis-server")


def installed(program: str) -> str | None:
    """The path of a program whose package has its name, installed first if that can be done here."""
    if shutil.which(program) is None:
        apt_install(program)
    return shutil.which(program)


def free_port() -> int:
    """A port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    """Until a page answers there. Raises URLError when it does not in time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            urllib.request.urlopen(url).close()
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def end(process: subprocess.Popen[bytes]) -> None:
    """Tell a server to end, and kill it when it does not in time."""
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Postgres:
    """A PostgreSQL server that can be stopped and started again. A `quick` one forgets when it is stopped at once."""

    def __init__(self, tools: Path, folder: str, *, quick: bool = True) -> None:
        port = free_port()
        self.url = f"postgres://milepost@127.0.0.1:{port}/postgres"
        # PostgreSQL refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._folder = folder
        self._control = [str(tools / "pg_ctl"), "-D", f"{folder}/data", "-s", "-w"]
        speed = "-c fsync=off -c full_page_writes=off" if quick else ""
        self._options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c max_connections=200 {speed}"
        initdb = [str(tools / "initdb"), "-D", f"{folder}/data", "-U", "milepost", "-A", "trust", "-E", "UTF8"]
        self._run([*initdb, "--no-sync"])

    def start(self) -> None:
        """Come back when it answers."""
        self._run([*self._control, "-l", f"{self._folder}/log", "-o", self._options, "start"])

    def stop(self) -> None:
        """At once, with no word to its clients, as when it crashes."""
        self._run([*self._control, "-m", "immediate", "stop"])

    def _run(self, command: list[str]) -> None:
        subprocess.run(command, user=self._user, cwd=self._folder, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def postgres(tools: Path) -> Iterator[str]:
    """A quick PostgreSQL server of its own, for as long as the block lasts; gives its URL."""
    with postgres_server(tools) as server:
        yield server.url


@contextmanager
def postgres_server(tools: Path, *, quick: bool = True) -> Iterator[Postgres]:
    """The same, to be stopped and started."""
    with tempfile.TemporaryDirectory(prefix="milepost-pg-", ignore_cleanup_errors=True) as folder:
        server = Postgres(tools, folder, quick=quick)
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Redis:
    """A Redis server that can be stopped and started again, at the same address and with nothing in it."""

    def __init__(self, folder: str) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--dir", self.folder]
        options = ["--save", "", "--appendonly", "no", "--databases", str(REDIS_DATABASES)]
        self._process = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not self._answers():
            assert time.monotonic() < deadline, "redis-server does not answer"
            assert self._process.poll() is None, "redis-server ended"
            time.sleep(0.02)

    def stop(self) -> None:
        """At once, as when its machine goes."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def client(self) -> redis_client.Redis:
        return redis_client.Redis.from_url(self.url)

    def _answers(self) -> bool:
        try:
            with self.client() as client:
                return bool(client.ping())
        except redis_client.ConnectionError:
            return False


@contextmanager
def redis() -> Iterator[Redis]:
    """A Redis server of its own, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="milepost-redis-", ignore_cleanup_errors=True) as folder:
        server = Redis(folder)
        try:
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def own_engines(folder: Path) -> Iterator[dict[str, str]]:
    """The settings of a site in processes of its own, on the engines that this run is on, with nothing in them yet."""
    with _own_database(folder) as url:
        yield {"MILEPOST_VAR": str(folder), "DATABASE_URL": url, **_own_redis()}


@contextmanager
def _own_database(folder: Path) -> Iterator[str]:
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    name = f"site_{secrets.token_hex(8)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url.rsplit('/', 1)[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _own_redis() -> dict[str, str]:
    server = os.environ.get("MILEPOST_REDIS_URL")
    if not server:
        return {}
    url = f"{server}/{64 + secrets.randbelow(REDIS_DATABASES - 64)}"
    with redis_client.Redis.from_url(url) as client:
        client.flushdb()
    return {"MILEPOST_REDIS_URL": url}
