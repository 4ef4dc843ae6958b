"""The process between the judge and the jail, when it goes wrong itself."""

from __future__ import annotations

import os
import signal

import pytest

from judge.exercise import Limits
from judge.jail import child
from judge.jail.child import Child
from judge.jail.errors import JailFailed
from judge.jail.interpreter import base_interpreter
from judge.jail.plan import draw
from judge.session import Session, Stop, Stopped


def new_child() -> Child:
    interpreter = base_interpreter()
    return Child(interpreter, draw(interpreter, Limits()))


def test_a_killed_launcher_takes_the_jail_along_and_is_our_failure() -> None:
    with new_child() as jail:
        os.kill(jail._process.pid, signal.SIGKILL)
        with pytest.raises(Stopped) as stopped:
            Session(jail, Limits()).ask({"do": "lock", "filter": ""})
        assert stopped.value.stop is Stop.ENDED
        with pytest.raises(JailFailed, match="without a word"):
            jail.ending()


def test_a_launcher_that_hangs_is_given_up_and_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_END_SECONDS", 0.2)
    with new_child() as jail:
        os.kill(jail._process.pid, signal.SIGSTOP)
        jail.kill()
        with pytest.raises(JailFailed, match="without a word"):
            jail.ending()
    assert jail._process.returncode == -signal.SIGKILL


def test_closing_twice_is_harmless() -> None:
    jail = new_child()
    jail.close()
    jail.close()
    assert jail._process.returncode is not None
