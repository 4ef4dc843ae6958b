"""Others that judge, when they are installed: bubblewrap, a new sandbox for each run, and the whole judge of DMOJ."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.judge import work
from bench.timing import timed

_DRIVER = Path(__file__).parent / "dmoj_driver.py"


def bubblewrap(executable: str, script: Path) -> list[str] | None:
    """The command that runs the script in a new sandbox, or None without bubblewrap."""
    found = shutil.which("bwrap")
    if found is None:
        return None
    walls = ["--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--tmpfs", "/tmp"]
    return [found, *walls, "--ro-bind", str(script), "/tmp/script.py", executable, "-I", "-S", "/tmp/script.py"]


class Dmoj:
    """DMOJ's judge in an interpreter that has it; one submission is one program that makes the ten calls."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def judge(self) -> float:
        """Milliseconds of one submission. Raises RuntimeError when it is not accepted."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("judge\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline() or '{"problem": "it ended"}')
        if "problem" in said:
            raise RuntimeError(f"DMOJ: {said['problem']}")
        return float(said["milliseconds"])


@contextlib.contextmanager
def dmoj(executable: str, python: str | None) -> Iterator[Dmoj | str]:
    """DMOJ's judge, or why there is none. `python` is an interpreter that can import it, `executable` the one to judge.

    The folder that it works in is one that other users may enter.
    """
    if python is None and importlib.util.find_spec("dmoj") is None:
        yield "not installed"
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        _lay_out(folder, executable)
        with subprocess.Popen(
            [python or sys.executable, str(_DRIVER), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as process:
            peer = Dmoj(process)
            try:
                peer.judge()
            except (RuntimeError, OSError, ValueError) as error:
                yield f"installed, but does not judge here: {error}"
            else:
                yield peer
            finally:
                process.kill()


def _lay_out(folder: Path, executable: str) -> None:
    """The configuration, the problem and the submission."""
    problem = folder / "problems" / "top"
    problem.mkdir(parents=True)
    (folder / "judge.yml").write_text(
        f"id: bench\nkey: bench\nproblem_storage_globs: ['{folder}/problems/*']\nruntime: {{python3: {executable}}}\n"
    )
    (problem / "init.yml").write_text("test_cases: [{in: 1.in, out: 1.out, points: 1}]\n")
    (problem / "1.in").write_text("")
    (problem / "1.out").write_text("\n".join(work.expected().values()) + "\n")
    prints = [f"print({call})" for call in work.expected()]
    (folder / "submission.py").write_text("\n".join([work.SOLUTION, *prints, ""]))


def run(command: list[str]) -> float:
    """Milliseconds of a command, which must end well."""
    return timed(lambda: subprocess.run(command, check=True))
