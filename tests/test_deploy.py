"""The files in deploy/: what they say of this code is so, and nothing in them takes away what a jail is built with."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.urls import reverse

from accounts.management import crew
from config.environment import NAMES
from judge.__main__ import _parser
from judge.exercise import Limits
from judge.jail.syscalls import ALLOWED
from judge.loading_head import SECONDS
from judge.suites import WALLS_IN_ALL

ROOT = Path(settings.BASE_DIR)
DEPLOY = ROOT / "deploy"
UNITS = {path.stem: path for path in DEPLOY.glob("*.service")}
JUDGING = ["milepost", "milepost-worker", "milepost-judge"]
# Each breaks something that a jail is built with: namespaces, mounts, a host name, filters, ctypes.
BREAKS_JAILS = {
    *("RestrictNamespaces", "SystemCallFilter", "ProtectHostname", "PrivateUsers", "MemoryDenyWriteExecute"),
    *("RestrictFileSystems", "ProcSubset", "RootDirectory"),
}
LAST_OF_A_CREW = crew.GRACE_SECONDS + 2 * crew.LAST_SECONDS
LONGEST_JOB = (WALLS_IN_ALL + 1) * Limits(seconds=SECONDS[1]).wall_s


def unit(name: str) -> dict[str, str]:
    lines = UNITS[name].read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def seconds(text: str) -> float:
    return float(text.removesuffix("s"))


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((DEPLOY / "compose.yml").read_text()))


@pytest.mark.parametrize("name", JUDGING)
def test_a_unit_that_judges_leaves_what_jails_are_built_with(name: str) -> None:
    assert set(unit(name)) & BREAKS_JAILS == set()
    assert unit(name)["NoNewPrivileges"] == "yes"


def test_a_unit_that_does_not_judge_may_make_no_namespaces() -> None:
    assert set(UNITS) - set(JUDGING) == {"milepost-web", "milepost-backup"}
    for name in set(UNITS) - set(JUDGING):
        assert unit(name)["RestrictNamespaces"] == "yes"


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_stopped_by_its_first_process_and_has_the_time_for_it(name: str) -> None:
    assert unit(name)["KillMode"] == "mixed"
    needed = LONGEST_JOB if name == "milepost-judge" else LAST_OF_A_CREW
    assert float(unit(name)["TimeoutStopSec"]) > needed


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_the_units() -> None:
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *UNITS.values(), DEPLOY / "milepost-backup.timer"],
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    problems = [line for line in said.splitlines() if "is not executable: No such file" not in line]
    assert [line for line in problems if "milepost" in line] == []


def test_the_commands_are_those_of_this_code(compose: dict[str, Any]) -> None:
    judge = shlex.split(unit("milepost-judge")["ExecStart"])
    (image,) = re.findall(r"^CMD (\[.*\])$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    for words in (judge[1:], json.loads(image)[1:]):
        assert _parser().parse_args(words).listen.endswith(":8060")
    worker = shlex.split(unit("milepost-worker")["ExecStart"])[1:]
    assert worker == compose["x-worker"]["command"][1:] == ["manage.py", "worker", "--verbosity", "0"]
    assert "bootstrap.py start" in unit("milepost")["ExecStart"]
    assert shlex.split(unit("milepost-backup")["ExecStart"])[1:] == ["manage.py", "backup", "--keep", "14"]


def test_the_settings_of_the_containers_are_settings(compose: dict[str, Any]) -> None:
    for name in ("web", "worker-1", "worker-2"):
        assert set(compose["services"][name]["environment"]) - NAMES == {"DATABASE_URL"}
    own = compose["x-site"]["environment"]
    assert (own["MILEPOST_QUEUE"], own["MILEPOST_REDIS_URL"]) == ("redis", "redis://redis:6379/0")


def test_there_are_two_of_what_may_fail_and_each_worker_has_a_judge_of_its_own(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["web"]["deploy"] == {"replicas": 2}
    judges = [services[f"worker-{number}"]["environment"]["MILEPOST_JUDGE"] for number in (1, 2)]
    assert judges == ["http://judge-1:8060", "http://judge-2:8060"]
    assert {"database", "redis", "nginx", "setup", "judge-1", "judge-2"} <= set(services)


def test_every_container_of_ours_is_without_root_and_writes_nowhere(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        if name != "database":  # PostgreSQL's image changes the user itself, and writes
            assert (service["cap_drop"], service["read_only"]) == (["ALL"], True), name
            assert "no-new-privileges:true" in service["security_opt"], name
    users = re.findall(r"^(?:FROM .* AS (\w+)|USER (\d+))$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert users == [("site", ""), ("", "10001"), ("judge", ""), ("", "10001")]
    assert {"user"} <= set(compose["services"]["nginx"]) & set(compose["services"]["redis"])


def test_the_containers_that_serve_say_whether_they_are_well(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert all("healthcheck" in services[name] for name in ("nginx", "web", "redis", "database"))
    assert f'8000{reverse("health_ready")}"' in services["web"]["healthcheck"]["test"][-1]
    assert services["nginx"]["healthcheck"]["test"][-1].endswith(reverse("health_live"))
    assert "8060/health'" in (DEPLOY / "Dockerfile").read_text()


def test_the_containers_have_the_time_to_stop(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        if name not in ("database", "redis", "nginx"):
            needed = LONGEST_JOB if name.startswith("judge") else LAST_OF_A_CREW
            assert seconds(service["stop_grace_period"]) > needed


def test_strangers_code_runs_where_nothing_else_is(compose: dict[str, Any]) -> None:
    assert compose["services"]["judge-1"] == compose["services"]["judge-2"] == compose["x-judge"]
    judge = compose["x-judge"]
    assert list(judge["environment"]) == ["JUDGE_SECRET"]
    assert judge["networks"] == ["judging"]
    assert compose["networks"]["judging"] == {"internal": True}
    assert [name for name, service in compose["services"].items() if "judging" in service["networks"]] == [
        *("worker-1", "worker-2"),
        *("judge-1", "judge-2"),
    ]
    assert "volumes" not in judge
    assert (judge["cap_drop"], judge["read_only"]) == (["ALL"], True)


def test_the_profile_for_the_judges_container_leaves_what_jails_are_built_with(compose: dict[str, Any]) -> None:
    assert "seccomp=./seccomp-judge.json" in compose["x-judge"]["security_opt"]
    profile = json.loads((DEPLOY / "seccomp-judge.json").read_text())
    assert profile["defaultAction"] == "SCMP_ACT_ALLOW"
    refused = {name for rule in profile["syscalls"] for name in rule["names"]}
    building = {"unshare", "setns", "mount", "umount2", "pivot_root", "sethostname", "seccomp", "prctl", "clone"}
    assert refused & (building | set(ALLOWED)) == set()


def test_what_the_images_are_made_of_is_there() -> None:
    copied = re.findall(r"^COPY (\S+) ", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert copied
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_no_image_takes_along_what_is_secret_or_of_this_machine() -> None:
    assert {".env", "var", ".git", ".venv"} <= set((ROOT / ".dockerignore").read_text().splitlines())
