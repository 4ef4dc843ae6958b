"""The commands that make calls: steps are skipped when nothing changed, and what is wrong is said in a sentence."""

import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import get_commands

import bootstrap


def test_a_step_is_taken_once_for_the_same_input(tmp_path: Path) -> None:
    taken: list[str] = []
    stamp = tmp_path / "deep" / "stamp"
    for wanted in ("a", "a", "b"):
        bootstrap.unless_done(stamp, wanted, "Working", lambda wanted=wanted: taken.append(wanted))  # type: ignore[misc]
    assert taken == ["a", "b"]


def test_a_step_that_failed_is_taken_again(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text("old")

    def fail() -> None:
        raise bootstrap.Refusal("no network")

    with pytest.raises(bootstrap.Refusal):
        bootstrap.unless_done(stamp, "new", "Working", fail)
    assert not stamp.exists()


def test_a_busy_port_is_said_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        monkeypatch.setenv("MILEPOST_PORT", str(busy.getsockname()[1]))
        with pytest.raises(bootstrap.Refusal, match="is in use"):
            bootstrap.port()


@pytest.mark.parametrize("text", ["", "http", "0", "65536", "-1"])
def test_a_port_is_a_number(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("MILEPOST_PORT", text)
    with pytest.raises(bootstrap.Refusal, match="from 1 to 65535"):
        bootstrap.port()


def test_a_failed_command_stops_with_its_name() -> None:
    with pytest.raises(bootstrap.Refusal, match=r"This step failed: .*exit"):
        bootstrap.run([sys.executable, "-c", "raise SystemExit('exit')"])


def test_processes_that_do_not_listen_are_ended_all_the_same() -> None:
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        bootstrap.end([process], patience_seconds=0.2)
        assert process.returncode == -signal.SIGKILL


def test_a_worker_that_dies_is_replaced_and_all_end_with_the_site(tmp_path: Path) -> None:
    """A stand-in for the site: a web server that waits, and a worker that notes its start and dies."""
    log = tmp_path / "starts"
    script = f"""
import bootstrap, pathlib, sys
bootstrap.RESTART_SECONDS = 0.01
bootstrap.ROOT = pathlib.Path({str(tmp_path)!r})
bootstrap.PYTHON = pathlib.Path(sys.executable)
bootstrap.serve(["-c", "import time; time.sleep(60)"], welcome="welcome")
"""
    (tmp_path / "manage.py").write_text(f"open({str(log)!r}, 'a').write('x')\n")
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=Path(bootstrap.__file__).parent, stdout=subprocess.DEVNULL
    ) as site:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not (log.exists() and len(log.read_text()) >= 2):
            assert site.poll() is None
        site.terminate()
        assert site.wait(timeout=30) == 0
    assert len(log.read_text()) >= 2


def test_every_target_of_make_is_a_command() -> None:
    makefile = (Path(bootstrap.__file__).parent / "Makefile").read_text()
    plain = next(line for line in makefile.splitlines() if line.startswith("start ")).rstrip(":").split()
    assert {f"command_{target}" for target in [*plain, "manage"]} == {
        name for name in vars(bootstrap) if name.startswith("command_")
    }
    authors = set(re.findall(r"bootstrap\.py manage (\w+)", makefile))
    assert authors == {"new_lesson", "new_exercise", "import_content"}
    assert authors <= set(get_commands())


@pytest.mark.parametrize(("command", "expected"), [("manage", ["new_lesson", "a/b", "--x"]), ("content", None)])
def test_what_follows_a_command_is_handed_to_it(
    monkeypatch: pytest.MonkeyPatch, command: str, expected: list[str] | None
) -> None:
    handed: list[object] = []
    monkeypatch.setattr(bootstrap, "command_manage", lambda arguments: handed.append(arguments))
    monkeypatch.setattr(bootstrap, "command_content", lambda: handed.append(None))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", command, *(expected or [])])

    assert bootstrap.main() == 0
    assert handed == [expected]


def test_a_command_that_takes_nothing_refuses_what_follows_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "start", "now"])

    with pytest.raises(SystemExit):
        bootstrap.main()
    assert "start takes no arguments" in capsys.readouterr().err
