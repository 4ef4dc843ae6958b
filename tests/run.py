"""The whole test suite: on SQLite with the browser, then what touches database and queue again on PostgreSQL and Redis.

    python -m tests.run [arguments for pytest]

What the tests need beside Python (Chromium, PostgreSQL, Redis) is installed when that can be done here; under CI=true
it has to be there, and no test may be skipped; elsewhere a missing one is named at the end.
"""

import os
import shutil
import subprocess
import sys

from tests.servers import IN_CI, apt_install, postgres, postgres_tools, redis, redis_server

CHROMIUM_FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
]
IN_PARALLEL = ["-n", "auto", "--dist", "loadgroup"]
ON_SERVERS = [
    *("accounts", "courses", "exercises", "review", "tests/backup", "tests/browser", "tests/contract", "tests/faults"),
    *("tests/load", "tests/operations", "tests/security", "tests/test_access.py", "tests/test_closed_site.py"),
    *("tests/test_pool.py", "tests/test_privacy.py"),
]
"""What touches database, cache, sessions or queue: the second run is of these, on PostgreSQL and Redis. The rest of
tests/ either does not (documents, styles, the front end) or starts servers of its own (Redis)."""


def main(arguments: list[str]) -> int:
    """Run everything; the exit code is the first failure's, or 0."""
    needed = {"Chromium": chromium(), "PostgreSQL": postgres_tools(), "Redis": redis_server()}
    missing = [name for name, there in needed.items() if not there]
    if missing and IN_CI:
        print(f"Cannot run everything: {', '.join(missing)} is missing and could not be installed.")
        return 1
    code = pytest(*(arguments or IN_PARALLEL))
    if code == 0 and not arguments and not {"PostgreSQL", "Redis"} & set(missing):
        code = run_on_servers()
    if missing:
        print(f"\nNot run, because it is missing here: {', '.join(missing)}.")
    return code


def run_on_servers() -> int:
    """What touches database and queue, with the database in PostgreSQL, and cache, sessions and queue in Redis."""
    print("\nAgain on PostgreSQL and Redis: what touches database, cache, sessions and queue", flush=True)
    tools = postgres_tools()
    assert tools is not None
    with postgres(tools) as database, redis() as server:
        engines = {"DATABASE_URL": database, "MILEPOST_REDIS_URL": server.url, "MILEPOST_QUEUE": "redis"}
        return pytest(*IN_PARALLEL, *ON_SERVERS, **engines)


def pytest(*arguments: str, **environment: str) -> int:
    """One run of pytest in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def chromium() -> str | None:
    """The path of a system Chromium."""
    for attempt in (False, True):
        if attempt:
            apt_install("chromium")
        for name in ("chromium", "chromium-browser", "google-chrome"):
            if path := shutil.which(name):
                return path
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
