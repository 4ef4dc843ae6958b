"""What the system check says of the judge, and when it takes its time."""

import sys

import pytest
from django.conf import LazySettings
from django.core.checks import CheckMessage, run_checks

from exercises import judging
from exercises.checks import TAG
from judge.doctor import Diagnosis, Probe, Result
from judge.report import Verdict
from judge.tests.hosts import SECRET, Says, hosted, passed, url

HOLDS = Diagnosis("A", "", (Result(Probe("a try", ""), Verdict.ACCEPTED, True),))
BROKE = Diagnosis("A", "", (*HOLDS.results, Result(Probe("read the users", ""), Verdict.WRONG_ANSWER, False)))
NONE = Diagnosis(None, "No user namespaces.")


def said(deploy: bool = True) -> list[CheckMessage]:
    return run_checks(tags=[TAG], include_deployment_checks=deploy)


def found(diagnosis: Diagnosis, monkeypatch: pytest.MonkeyPatch) -> CheckMessage:
    monkeypatch.setattr(judging, "examine", lambda: diagnosis)
    [message] = said()
    assert message.hint == diagnosis.advice
    return message


def test_without_deploy_no_wall_is_built_and_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    def never() -> Diagnosis:
        raise AssertionError("this takes seconds")

    monkeypatch.setattr(judging, "examine", never)
    assert said(deploy=False) == []
    settings.JUDGE = "http://no-such-host.invalid:8060"
    assert said(deploy=False) == []


def test_switched_off_is_said(settings: LazySettings) -> None:
    settings.JUDGE = "off"
    assert [message.id for message in said()] == ["exercises.W001"]


def test_elsewhere_than_on_linux_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    [message] = said(deploy=False)
    assert message.msg == "A worker on darwin cannot judge."


def test_the_wall_is_named_with_its_proof_and_the_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    message = found(HOLDS, monkeypatch)
    assert (message.id, message.msg) == (
        "exercises.I001",
        "Wall A holds: it was built here and attacked in 1 ways.",
    )


def test_a_wall_that_breaks_is_an_error_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    message = found(BROKE, monkeypatch)
    assert (message.id, message.msg) == (
        "exercises.E001",
        "Wall A was built here, and does not hold: read the users.",
    )


def test_no_wall_is_a_warning_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    message = found(NONE, monkeypatch)
    assert (message.id, message.msg) == ("exercises.W002", "No wall can be built here: No user namespaces.")


@pytest.mark.jail
def test_it_is_the_real_wall_that_is_attacked() -> None:
    [message] = said()
    assert message.id == "exercises.I001"


def test_a_judge_host_says_what_it_is(settings: LazySettings) -> None:
    with hosted(Says(passed)) as server:
        settings.JUDGE, settings.JUDGE_SECRET = url(server), SECRET
        [message] = said()
    assert message.id == "exercises.I002"
    assert "judges behind wall A, with Python 3." in message.msg


def test_a_judge_host_that_is_away_or_far_is_a_warning(settings: LazySettings) -> None:
    settings.JUDGE, settings.JUDGE_SECRET = "http://no-such-host.invalid:8060", SECRET
    away, open_way = said()
    assert (away.id, open_way.id) == ("exercises.W003", "exercises.W004")
    assert "cannot be reached" in away.msg
    assert "not encrypted" in open_way.msg
    settings.JUDGE = "https://no-such-host.invalid"
    assert [message.id for message in said()] == ["exercises.W003"]
