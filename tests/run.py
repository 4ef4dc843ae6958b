"""The whole test suite: on SQLite with the browser, then what touches the database again on PostgreSQL.

    python -m tests.run [arguments for pytest]

What the tests need beside Python (Chromium, PostgreSQL) is installed when that can be done here; under CI=true it has
to be there, elsewhere a missing one is named at the end.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM_FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
]
IN_CI = os.environ.get("CI") == "true"
ON_POSTGRES = ["accounts", "courses", "exercises", "review", "tests/faults"]


def main(arguments: list[str]) -> int:
    """Run everything; the exit code is the first failure's, or 0."""
    missing = [name for name, there in (("Chromium", chromium()), ("PostgreSQL", postgres_tools())) if not there]
    if missing and IN_CI:
        print(f"Cannot run everything: {', '.join(missing)} is missing and could not be installed.")
        return 1
    code = pytest(*(arguments or ["-n", "auto", "--dist", "loadgroup"]))
    if code == 0 and not arguments and (tools := postgres_tools()):
        print("\nAgain on PostgreSQL: what touches the database", flush=True)
        with postgres(tools) as url:
            folders = [folder for folder in ON_POSTGRES if Path(folder).is_dir()]
            code = pytest("-n", "auto", "--dist", "loadgroup", *folders, DATABASE_URL=url)
    if missing:
        print(f"\nNot run, because it is missing here: {', '.join(missing)}.")
    return code


def pytest(*arguments: str, **environment: str) -> int:
    """One run of pytest in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def apt_install(package: str) -> None:
    """Install a Debian package, where there is apt and the right to use it."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def chromium() -> str | None:
    """The path of a system Chromium."""
    for attempt in (False, True):
        if attempt:
            apt_install("chromium")
        for name in ("chromium", "chromium-browser", "google-chrome"):
            if path := shutil.which(name):
                return path
    return None


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


@contextmanager
def postgres(tools: Path) -> Iterator[str]:
    """A PostgreSQL server of its own, for as long as the block lasts; gives its URL."""
    with (
        tempfile.TemporaryDirectory(prefix="milepost-pg-", ignore_cleanup_errors=True) as folder,
        socket.socket() as probe,
    ):
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        # PostgreSQL refuses to run as root.
        user = "postgres" if os.geteuid() == 0 else None
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"
        quick = "-c fsync=off -c full_page_writes=off -c max_connections=200"
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {quick}"
        control = [str(tools / "pg_ctl"), "-D", data, "-s", "-w"]
        subprocess.run(
            [str(tools / "initdb"), "-D", data, "-U", "milepost", "-A", "trust", "-E", "UTF8", "--no-sync"],
            user=user,
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        subprocess.run([*control, "-l", f"{folder}/log", "-o", options, "start"], user=user, cwd=folder, check=True)
        try:
            yield f"postgres://milepost@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], user=user, cwd=folder, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
