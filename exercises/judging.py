"""The door to the judge: rows in, a report out. Only the worker judges; the pages ask what the judge's values say."""

import atexit
import logging
import math
import time
from collections.abc import Mapping
from threading import Lock

from django.conf import settings
from django.utils.translation import gettext as _

from exercises.models import Exercise, Submission
from judge import Judge, NoWall
from judge.exercise import Case, WrongAnswer
from judge.exercise import Exercise as Definition
from judge.report import CaseReport, Report

log = logging.getLogger(__name__)

__all__ = [
    "Case",
    "CaseReport",
    "CouldNotJudge",
    "Definition",
    "Report",
    "WrongAnswer",
    "examples",
    "judge_files",
    "recognised",
    "report_of",
    "warm_up",
    "why_off",
]


class CouldNotJudge(Exception):
    """Our own fault: no wall, or an exercise whose rows say nothing that can be judged."""


class _Keeper:
    """One warm judge for the whole process, made when it is first needed and closed when the process ends."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._judge: Judge | None = None

    def get(self) -> Judge:
        with self._lock:
            if self._judge is None:
                self._judge = Judge(workers=1)
                atexit.register(self.close)
            return self._judge

    def close(self) -> None:
        with self._lock:
            kept, self._judge = self._judge, None
        if kept is not None:
            atexit.unregister(self.close)
            kept.close()


keeper = _Keeper()


def judge_files(exercise: Exercise, files: Mapping[str, str]) -> Report:
    """Run these files through all cases of the exercise. Blocks for as long as the exercise's limits allow.

    What learner code does comes back in the report. Raises CouldNotJudge when nothing was run, which is never bare.
    """
    if reason := _switched_off() or _nothing_to_judge_by(exercise):
        raise CouldNotJudge(reason)
    try:
        return keeper.get().run(_definition(exercise).job(files))
    except (NoWall, ValueError) as error:
        raise CouldNotJudge(str(error)) from error


def warm_up() -> None:
    """Make this process's judge ready before the first submission comes. Raises CouldNotJudge."""
    if reason := _switched_off():
        raise CouldNotJudge(reason)
    try:
        keeper.get()
    except NoWall as error:
        raise CouldNotJudge(str(error)) from error


def why_off(exercise: Exercise | None = None) -> str | None:
    """Why nothing (or this exercise) can be judged here, in a sentence for the learner; None when it can."""
    return _switched_off() or wall.why_none() or (_nothing_to_judge_by(exercise) if exercise else None)


def _switched_off() -> str | None:
    return _("Judging is switched off on this site.") if settings.JUDGE == "off" else None


def _nothing_to_judge_by(exercise: Exercise) -> str | None:
    return None if exercise.definition else _("This exercise has no cases yet, so no solution can be judged.")


class _Wall:
    """Whether a wall can be built here. A process asks once, and again after a while if the answer was no."""

    ASK_AGAIN_SECONDS = 60.0

    def __init__(self) -> None:
        self._reason: str | None = None
        self._ask_at = 0.0

    def why_none(self) -> str | None:
        """The judge's own reason why it finds no wall, in a sentence; None when there is one."""
        if time.monotonic() >= self._ask_at:
            self._reason = self._ask()
            self._ask_at = time.monotonic() + self.ASK_AGAIN_SECONDS if self._reason else math.inf
        if self._reason is None:
            return None
        return _("This machine cannot run programs safely, so nothing is judged here (%s)") % self._reason

    def _ask(self) -> str | None:
        try:
            with Judge(workers=1):
                return None
        except NoWall as error:
            return str(error)


wall = _Wall()


def examples(exercise: Exercise) -> list[Case]:
    """The public cases, which the exercise's page shows."""
    return [Case.from_json(row.data) for row in exercise.cases.filter(public=True)]


def report_of(submission: Submission) -> Report | None:
    """The stored report, or None while there is none, and for one of a form that this version does not know."""
    try:
        return Report.from_json(submission.report) if submission.report else None
    except ValueError:
        log.warning("The report of submission %s cannot be read", submission.pk, exc_info=True)
        return None


def recognised(exercise: Exercise, report: Report) -> WrongAnswer | None:
    """The known wrong answer that fails just as this submission does, if its cases are still those of today."""
    if not exercise.definition or report.case_hash != exercise.case_hash:
        return None
    return Definition.from_json(exercise.definition).recognise(report.outcome)


def _definition(exercise: Exercise) -> Definition:
    cases = [Case.from_json(row.data) for row in exercise.cases.all()]
    return Definition.from_json(exercise.definition).with_cases(cases)
