"""A machine without namespaces, such as a container with Docker's default profile: the judge finds wall B by itself."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from judge.jail.interpreter import base_interpreter
from judge.tests.containers import DOCKERS_CAPABILITIES, keeping_capabilities, refusing, without_namespaces
from judge.tests.test_elsewhere import NOBODY, PACKAGE, python_for_everybody, readable_copy, run_script

__all__ = ["readable_copy"]

SETGID, SETUID = 6, 7
SECCOMP = {"x86_64": 317, "aarch64": 277}

DOCTOR = """
import json, logging, os, sys, types
folder = sys.argv[1]
package = types.ModuleType("judge")
package.__path__ = [folder]
sys.modules["judge"] = package
logging.basicConfig(stream=sys.stderr)
from judge.doctor import examine
found = examine()
broke = [result.probe.name for result in found.results if not result.held]
print(json.dumps({"wall": found.wall, "holds": found.holds, "broke": broke, "text": found.text()}))
"""
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has something to give up")


def examined(before: str) -> dict[str, Any]:
    """What the doctor finds, as whoever runs these tests."""
    return run_script(base_interpreter().executable, PACKAGE, before, DOCTOR)


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOSPC, errno.EACCES], ids=errno.errorcode.get)
def test_without_namespaces_wall_b_is_found_and_holds(number: int) -> None:
    found = examined(without_namespaces(number))
    assert (found["wall"], found["broke"], found["holds"]) == ("B", [], True)


def test_the_way_to_a_better_wall_is_told() -> None:
    text = examined(without_namespaces())["text"]
    assert "Wall B was built and attacked:" in text
    assert "Exercises with files are not judged behind it" in text
    assert "Operation not permitted" in text
    assert "To get wall A" in text


@only_root
def test_dockers_root_judges_behind_wall_b() -> None:
    found = examined(keeping_capabilities(DOCKERS_CAPABILITIES) + without_namespaces())
    assert (found["wall"], found["broke"], found["holds"]) == ("B", [], True)


@only_root
def test_an_ordinary_user_without_namespaces_judges_behind_wall_b(readable_copy: Path) -> None:
    who: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    found = run_script(python_for_everybody(), readable_copy, without_namespaces(), DOCTOR, **who)
    assert (found["wall"], found["broke"], found["holds"]) == ("B", [], True)


@only_root
def test_a_root_that_can_become_nobody_else_gets_no_wall_and_both_reasons() -> None:
    kept = tuple(number for number in DOCKERS_CAPABILITIES if number not in (SETGID, SETUID))
    text = examined(keeping_capabilities(kept) + without_namespaces())["text"]
    assert "No wall can be built here: Wall A: The jail cannot be built: " in text
    assert "Wall B: The jail cannot be built: dropping root: Operation not permitted." in text
    assert "CAP_SETUID" in text


def test_a_kernel_that_does_not_ask_about_system_calls_gets_no_wall_b() -> None:
    text = examined(without_namespaces() + refusing({SECCOMP[os.uname().machine]: errno.EINVAL}))["text"]
    assert "Wall B: The jail cannot be built: listening to system calls: Invalid argument." in text
    assert "older than Linux 5.5" in text
