"""That the attacks are held for an ordinary user as well, when these tests are run by root.

Run by an ordinary user, the tests themselves prove it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.jail.walls import Wall
from judge.tests.attacks import HOSTILE
from judge.tests.test_elsewhere import NOBODY, PACKAGE, python_for_everybody

pytestmark = [
    pytest.mark.walls(*Wall),
    pytest.mark.skipif(os.geteuid() != 0, reason="it is an ordinary user who runs these tests"),
]


@pytest.fixture(scope="module")
def package_for_everybody() -> Iterator[Path]:
    """A copy of the package, its tests included, that everybody may read."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "judge")
        shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
        for path in (Path(folder), *Path(folder).rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield package


def test_every_attack_is_held(wall: Wall, package_for_everybody: Path) -> None:
    words = [python_for_everybody(), "-I", "-S", str(package_for_everybody / "tests" / "ordinary.py")]
    ran = subprocess.run(
        [*words, str(package_for_everybody), wall.value],
        cwd="/",
        env={},
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {"uid": NOBODY, "carried_out": len(HOSTILE), "wrong": []}
