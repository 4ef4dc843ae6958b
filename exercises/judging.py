"""The door to the judge: rows in, a report out. Only the worker judges; the pages ask what the judge's values say."""

import atexit
import json
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from django.conf import settings
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext as _

from exercises.models import Case as CaseRow
from exercises.models import Exercise, Submission
from exercises.standing import Condition, Standing, is_judging_behind, standing
from judge import Judge, NoWall
from judge.doctor import examine
from judge.exercise import Case, Job, Limits, WrongAnswer
from judge.exercise import Exercise as Definition
from judge.explaining.differing import Remark
from judge.inside.suite import TEST_NAME
from judge.jail.walls import Wall
from judge.remote import JudgeAway, JudgeRefused, RemoteJudge
from judge.report import CaseReport, CaseState, Finding, Report, Verdict
from judge.serving import is_loopback
from judge.subjects import Role
from judge.teaching import difference, explained, failing_case, reached

log = logging.getLogger(__name__)

__all__ = [
    "TEST_NAME",
    "Case",
    "CaseReport",
    "CaseState",
    "CouldNotJudge",
    "Definition",
    "Finding",
    "Job",
    "JudgeAway",
    "Outlook",
    "RemoteJudge",
    "Report",
    "Role",
    "Suite",
    "Verdict",
    "WrongAnswer",
    "definition_of",
    "difference",
    "examine",
    "examples",
    "explained",
    "failing_case",
    "is_delayed",
    "is_own_machine",
    "judge_files",
    "limit_reached",
    "outlook",
    "own_standing",
    "public_job",
    "recognised",
    "report_of",
    "suite_of",
    "why_off",
]

_SWITCHED_OFF = gettext_noop("Judging is switched off on this site.")


class CouldNotJudge(Exception):
    """Our own fault: an exercise whose rows say nothing that can be judged, or an answer that is none."""


class _Keeper:
    """One judge for the whole process, made when it is first needed and closed when the process ends."""

    ASK_AGAIN_SECONDS = 60.0
    """How long a machine that can build no wall is believed to be still without one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._judge: Judge | RemoteJudge | None = None
        self._no_wall = ""
        self._ask_at = 0.0

    def get(self) -> Judge | RemoteJudge:
        """The judge that MILEPOST_JUDGE names. Raises NoWall."""
        with self._lock:
            if self._judge is None:
                self._judge = self._make()
                atexit.register(self.close)
            return self._judge

    def close(self) -> None:
        with self._lock:
            kept, self._judge, self._ask_at = self._judge, None, 0.0
        if kept is not None:
            atexit.unregister(self.close)
            kept.close()

    def _make(self) -> Judge | RemoteJudge:
        if settings.JUDGE != "auto":
            return RemoteJudge(settings.JUDGE, settings.JUDGE_SECRET)
        if time.monotonic() < self._ask_at:
            raise NoWall(self._no_wall)
        try:
            return Judge(workers=1)
        except NoWall as error:
            self._no_wall, self._ask_at = str(error), time.monotonic() + self.ASK_AGAIN_SECONDS
            raise


keeper = _Keeper()


def judge_files(exercise: Exercise, files: Mapping[str, str]) -> Report:
    """Run these files through all cases of the exercise. Blocks for as long as the exercise's limits allow.

    What learner code does comes back in the report. Raises JudgeAway when nothing was run, which is never bare, and
    may be later, also by another worker; CouldNotJudge when waiting would not help.
    """
    if reason := _nothing_to_judge_by(exercise):
        raise CouldNotJudge(reason)
    if settings.JUDGE == "off":
        raise JudgeAway(_SWITCHED_OFF)
    try:
        job, judge = definition_of(exercise).job(files), keeper.get()
        if job.needs_folder and _wall_of(judge) == Wall.B and is_judging_behind(Wall.A):
            raise JudgeAway("it needs a folder, which another worker has")
        return judge.run(job)
    except NoWall as error:
        raise JudgeAway(str(error)) from error
    except (JudgeRefused, ValueError) as error:
        raise CouldNotJudge(str(error)) from error


def own_standing() -> Standing:
    """How this process stands; only workers ask. Builds the judge if there is none yet, or asks the judge host."""
    if settings.JUDGE == "off":
        return Standing(Condition.WAITS, reason=_SWITCHED_OFF)
    try:
        return Standing(Condition.JUDGES, _wall_of(keeper.get()))
    except NoWall as error:
        return Standing(Condition.NO_WALL, reason=str(error))
    except JudgeAway as error:
        return Standing(Condition.WAITS, reason=str(error))


def _wall_of(judge: Judge | RemoteJudge) -> str:
    """The letter of the wall that it judges behind. Raises JudgeAway when a judge host does not say."""
    return judge.health().wall if isinstance(judge, RemoteJudge) else judge.wall


@dataclass(frozen=True, slots=True)
class Outlook:
    """What becomes of a solution that is handed in now: `why_off` is why it is not taken, in a sentence, or None."""

    why_off: str | None
    is_delayed: bool


def outlook(exercise: Exercise) -> Outlook:
    """What a page says before anything is handed in, by what the workers say of themselves."""
    if settings.JUDGE == "off":
        return Outlook(gettext(_SWITCHED_OFF), False)
    if reason := _nothing_to_judge_by(exercise):
        return Outlook(reason, False)
    now = standing()
    if now.condition == Condition.NO_WALL:
        text = _("This site has no machine that can run programs safely, so nothing is judged here (%s)")
        return Outlook(text % now.reason, False)
    if now.wall == Wall.B and _needs_a_folder(exercise):
        return Outlook(_("Exercises with files are not judged here: this site's wall lets nothing be opened."), False)
    return Outlook(None, now.condition == Condition.WAITS)


def why_off(exercise: Exercise) -> str | None:
    """Why nothing (or this exercise) can be judged here, in a sentence for the learner; None when it can."""
    return outlook(exercise).why_off


def is_delayed() -> bool:
    """Whether nobody judges at the moment what waits."""
    return settings.JUDGE == "off" or standing().condition != Condition.JUDGES


def is_own_machine(host: str) -> bool:
    """Whether this name of a host leads to nobody but this machine."""
    try:
        return is_loopback((host, 0))
    except OSError:
        return False


def _nothing_to_judge_by(exercise: Exercise) -> str | None:
    return None if exercise.definition else _("This exercise has no cases yet, so no solution can be judged.")


def _needs_a_folder(exercise: Exercise) -> bool:
    """Whether a wall behind which nothing can be opened refuses its solutions."""
    return definition_of(exercise).job(exercise.stub).needs_folder


def examples(exercise: Exercise) -> list[Case]:
    """The public cases, which the exercise's page shows; a program that tests are run against is none to show."""
    cases = [_case(row) for row in exercise.cases.filter(public=True)]
    return [case for case in cases if case.subject is None]


def public_job(exercise: Exercise, cases: Sequence[Case]) -> Job | None:
    """The job of these public cases alone, without files or data: all that a browser may know of it.

    None where there is nothing to be tried, or rows that this version cannot read. Its hash is of what it holds.
    """
    if not exercise.definition or not cases:
        return None
    try:
        definition = replace(Definition.from_json(exercise.definition).with_cases(cases), data={})
    except ValueError:
        log.warning("The definition of the exercise %s cannot be read", exercise.slug, exc_info=True)
        return None
    return definition.job({})


@dataclass(frozen=True, slots=True)
class Suite:
    """What a learner's tests are run against: programs that are imported as `module`, all but one of them broken."""

    module: str
    broken: int


def suite_of(exercise: Exercise) -> Suite | None:
    """What an exercise of kind tests is about; None for the others."""
    if exercise.kind != Exercise.Kind.TESTS or not exercise.definition:
        return None
    program = Definition.from_json(exercise.definition).entry.program or ""
    return Suite(program.removesuffix(".py"), exercise.cases.count() - 1)


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


def limit_reached(exercise: Exercise, report: Report) -> Remark | None:
    """Which limit the failing case ran into, with its figure, if the exercise still has the limits it had then."""
    if not exercise.definition or report.case_hash != exercise.case_hash:
        return None
    return reached(report, Limits.from_json(exercise.definition["limits"]))


def definition_of(exercise: Exercise) -> Definition:
    """The exercise as the judge knows it, with its cases."""
    cases = [_case(row) for row in exercise.cases.all()]
    return Definition.from_json(exercise.definition).with_cases(cases)


def _case(row: CaseRow) -> Case:
    return Case.from_json(json.loads(row.in_order) if row.in_order else row.data)
