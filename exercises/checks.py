"""What `manage.py check` says about the judge. A wall is built and attacked with `--deploy` alone: it takes seconds."""

import sys
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning, register

from exercises import judging

TAG = "judge"


@register(TAG)
def judging_is_on(**_: Any) -> list[CheckMessage]:
    """Warn when nothing can be judged by these settings, on this kind of machine: the pages say so too."""
    if settings.JUDGE == "off":
        return [Warning("Solutions are not judged.", hint="MILEPOST_JUDGE is off.", id="exercises.W001")]
    if settings.JUDGE == "auto" and sys.platform != "linux":
        hint = "Run the worker on Linux, or name a judge host in MILEPOST_JUDGE: docs/operating.md."
        return [Warning(f"A worker on {sys.platform} cannot judge.", hint=hint, id="exercises.W001")]
    return []


@register(TAG, deploy=True)
def the_wall_holds(**_: Any) -> list[CheckMessage]:
    """Name the wall that holds, how that was proven, and how to get a better one."""
    if settings.JUDGE == "off":
        return []
    return _own_wall() if settings.JUDGE == "auto" else [*_host(), *_way_to_the_host()]


def _own_wall() -> list[CheckMessage]:
    found = judging.examine()
    if found.wall is None:
        return [Warning(f"No wall can be built here: {found.reason}", hint=found.advice, id="exercises.W002")]
    broken = [result.probe.name for result in found.results if not result.held]
    if broken:
        text = f"Wall {found.wall} was built here, and does not hold: {', '.join(broken)}."
        return [Error(text, hint=found.advice, id="exercises.E001")]
    text = f"Wall {found.wall} holds: it was built here and attacked in {len(found.results)} ways."
    return [Info(text, hint=found.advice, id="exercises.I001")]


def _host() -> list[CheckMessage]:
    try:
        health = judging.RemoteJudge(settings.JUDGE, settings.JUDGE_SECRET).health()
    except judging.JudgeAway as reason:
        hint = "Submissions wait until it answers; none is lost."
        return [Warning(str(reason), hint=hint, id="exercises.W003")]
    text = f"The judge host {settings.JUDGE} judges behind wall {health.wall}, with Python {health.python}."
    return [Info(text, hint="There, `python -m judge doctor` proves it, by attacking it.", id="exercises.I002")]


def _way_to_the_host() -> list[CheckMessage]:
    parts = urlsplit(settings.JUDGE)
    if parts.scheme == "https" or judging.is_own_machine(parts.hostname or ""):
        return []
    text = f"What goes to the judge host {settings.JUDGE} is not encrypted: the secret, code, hidden cases, verdicts."
    return [Warning(text, hint="Use https, a tunnel, or a network that is yours alone.", id="exercises.W004")]
