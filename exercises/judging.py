"""The door to the judge: rows in, a report out. Only the worker judges; the pages ask what the judge's values say."""

import atexit
from functools import cache
from threading import Lock

from django.conf import settings
from django.utils.translation import gettext as _

from exercises.models import Exercise, Submission
from judge import Judge, NoWall
from judge.exercise import Case, WrongAnswer
from judge.exercise import Exercise as Definition
from judge.report import CaseReport, Report

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


def judge_files(exercise: Exercise, files: dict[str, str]) -> Report:
    """Run these files through all cases of the exercise. Blocks for as long as the exercise's limits allow.

    What learner code does comes back in the report. Raises CouldNotJudge when nothing was run, which is never bare.
    """
    if reason := why_off(exercise):
        raise CouldNotJudge(reason)
    try:
        return keeper.get().run(_definition(exercise).job(files))
    except (NoWall, ValueError) as error:
        raise CouldNotJudge(str(error)) from error


def why_off(exercise: Exercise | None = None) -> str | None:
    """Why nothing (or this exercise) can be judged here, in a sentence for the learner; None when it can."""
    if settings.JUDGE == "off":
        return _("Judging is switched off on this site.")
    if (reason := _no_wall()) is not None:
        return _("This machine cannot run other people's programs safely, so nothing is judged here (%s).") % reason
    if exercise is not None and not exercise.definition:
        return _("This exercise has no cases yet, so there is nothing to judge a solution by.")
    return None


@cache
def _no_wall() -> str | None:
    """The judge's own reason why it finds no wall here; asked once, as it builds a jail to find out."""
    try:
        with Judge(workers=1):
            return None
    except NoWall as error:
        return str(error)


def examples(exercise: Exercise) -> list[Case]:
    """The public cases, which the exercise's page shows."""
    return [Case.from_json(row.data) for row in exercise.cases.filter(public=True)]


def report_of(submission: Submission) -> Report | None:
    """The stored report, or None while there is none."""
    return Report.from_json(submission.report) if submission.report else None


def recognised(exercise: Exercise, report: Report) -> WrongAnswer | None:
    """The known wrong answer that fails just as this submission does, if its cases are still those of today."""
    if not exercise.definition or report.case_hash != exercise.case_hash:
        return None
    return Definition.from_json(exercise.definition).recognise(report.outcome)


def _definition(exercise: Exercise) -> Definition:
    cases = [Case.from_json(row.data) for row in exercise.cases.all()]
    return Definition.from_json(exercise.definition).with_cases(cases)
