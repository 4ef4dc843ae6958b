"""The judge away from home: another user, odd paths, a machine that refuses, a jail that fails."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import judge.broker
import judge.trial
from judge import Judge, NoWall
from judge.jail import bundle
from judge.jail.interpreter import base_interpreter
from judge.tests.containers import refusing

PACKAGE = Path(judge.__file__).parent
NOBODY = 65534

# The exercise folder's readers want packages that only the site's environment has; the judge itself wants none.
SCRIPT = """
import json, os, sys, types
folder = sys.argv[1]
package = types.ModuleType("judge")
package.__path__ = [folder]
sys.modules["judge"] = package
from judge.broker import Judge
from judge.jail.errors import NoWall
from judge.exercise import Case, Compare, Entry, Job, Limits
case = Case(1, call="who()", gives="(1000, 1)", public=True)
source = "import os\\ndef who():\\n    return (os.getuid(), os.getpid())\\n"
try:
    with Judge(wall="A") as judge:
        files, entry = {"solution.py": source}, Entry(names=("who",))
        report = judge.run(Job(files, entry, Limits(), (), Compare(), (case,), {}, ""))
    print(json.dumps({"uid": os.getuid(), "verdict": report.verdict, "got": report.cases[0].got, "note": report.note}))
except NoWall as reason:
    print(json.dumps({"uid": os.getuid(), "no_wall": str(reason)}))
"""


def run_script(python: str, folder: Path, before: str = "", script: str = SCRIPT, **how: Any) -> dict[str, Any]:
    """The script's news, run by this Python with the package in this folder."""
    words = [python, "-s", "-S", "-c", before + script, str(folder)]
    ended = subprocess.run(words, capture_output=True, text=True, cwd="/", env={}, timeout=120, **how)
    assert ended.returncode == 0, ended.stderr
    news = json.loads(ended.stdout)
    assert type(news) is dict
    return news


def python_for_everybody() -> str:
    """An interpreter that any user may run: this one's, or the distribution's."""
    for candidate in (base_interpreter().executable, "/usr/bin/python3"):
        tried = subprocess.run(
            [sys.executable, "-c", f"import os; os.setuid({NOBODY}); os.execv({candidate!r}, ['python3', '-c', ''])"],
            capture_output=True,
            check=False,
        )
        if tried.returncode == 0:
            return candidate
    pytest.fail("no Python here that an ordinary user may run")


@pytest.fixture
def readable_copy() -> Iterator[Path]:
    """A copy of the package that everybody may read, in a path with a blank; pytest's own folders are private."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "a path", "judge")
        shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("tests", "__pycache__"))
        for path in (Path(folder), *Path(folder).rglob("*")):
            path.chmod(0o755)
        yield package


def test_the_other_kind_of_user_judges_too_from_a_path_with_a_blank(readable_copy: Path) -> None:
    if os.geteuid() == 0:
        news = run_script(python_for_everybody(), readable_copy, user=NOBODY, group=NOBODY, extra_groups=[])
        assert news == {"uid": NOBODY, "verdict": "accepted", "got": "(1000, 1)", "note": ""}
    else:
        news = run_script(base_interpreter().executable, readable_copy)
        assert news == {"uid": os.geteuid(), "verdict": "accepted", "got": "(1000, 1)", "note": ""}


def test_files_that_only_their_owner_may_read_are_no_obstacle(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "judge", ignore=shutil.ignore_patterns("tests", "__pycache__"))
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert run_script(base_interpreter().executable, tmp_path / "judge")["verdict"] == "accepted"


def test_a_virtual_environments_python_leads_to_its_base(tmp_path: Path) -> None:
    subprocess.run([base_interpreter().executable, "-m", "venv", "--without-pip", str(tmp_path / "v")], check=True)
    secret = next((tmp_path / "v").glob("lib/python*/site-packages")) / "secret.py"
    secret.write_text("")
    assert run_script(str(tmp_path / "v" / "bin" / "python"), PACKAGE)["verdict"] == "accepted"


UNSHARE = {"x86_64": 272, "aarch64": 97}
MOUNT = {"x86_64": 165, "aarch64": 40}
SECCOMP_BY_PRCTL = {"x86_64": 157, "aarch64": 167}


@pytest.mark.parametrize(
    ("calls", "number", "words"),
    [
        (UNSHARE, 1, ["making namespaces", "Operation not permitted", "user namespaces"]),
        (UNSHARE, 28, ["No space left", "user.max_user_namespaces"]),
        (MOUNT, 13, ["mounting", "Permission denied", "AppArmor"]),
        (SECCOMP_BY_PRCTL, 22, ["Invalid argument"]),
    ],
)
def test_a_machine_that_refuses_gets_no_wall_and_a_reason(calls: dict[str, int], number: int, words: list[str]) -> None:
    before = refusing({calls[os.uname().machine]: number})
    news = run_script(base_interpreter().executable, PACKAGE, before)
    assert [word for word in words if word not in news.get("no_wall", "")] == [], news


def test_an_interpreter_that_cannot_be_asked_is_no_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    base_interpreter.cache_clear()
    monkeypatch.setattr(sys, "_base_executable", "/bin/false")
    with pytest.raises(NoWall, match=r"/.*false cannot be run bare"):
        Judge()
    base_interpreter.cache_clear()


def test_another_version_in_the_jail_is_no_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge.broker, "base_interpreter", lambda: _with(base_interpreter(), version="2.7"))
    with pytest.raises(NoWall, match=r"runs Python 3.*, not 2\.7"):
        Judge()


def _with(interpreter: Any, **changes: Any) -> Any:
    from dataclasses import replace

    return replace(interpreter, **changes)


def test_the_bundle_holds_the_runners_modules_and_no_others() -> None:
    import io
    import zipfile

    with os.fdopen(os.dup(bundle.descriptor()), "rb") as file:
        file.seek(0)
        names = zipfile.ZipFile(io.BytesIO(file.read())).namelist()
    inside = {f"judge/inside/{path.name}c" for path in (PACKAGE / "inside").glob("*.py")}
    walls = {f"judge/jail/{name}.pyc" for name in ("__init__", "launch", "linux", "probe", "threads")}
    shared = {"judge/__init__.pyc", "judge/frames.pyc", "judge/plain.pyc", "judge/rules.pyc"}
    assert set(names) == inside | walls | shared
