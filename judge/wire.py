"""What goes between a site and a judge host: its forms and sizes, and which of it is believed.

Neither side trusts the other to be whole. The host takes no job that could not have come from an exercise; the site
takes no report that could not have come from its job.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import hashlib
import math
import typing
from collections.abc import Iterator
from typing import Any

from judge.exercise import Job
from judge.frames import unpack
from judge.grading import shown_input
from judge.loading_head import MEMORY_MB, OUTPUT_KB, SECONDS
from judge.plain import to_plain
from judge.report import CaseState, Report, Verdict

__all__ = ["FORM_HEADER", "MAX_JOB_BYTES", "MAX_REPORT_BYTES", "form", "misfit", "read_job", "read_report"]

# An exercise may have 16 MiB of data files (judge.loading), and JSON writes some signs longer than they are.
MAX_JOB_BYTES = 32 << 20
MAX_REPORT_BYTES = 32 << 20
# Far more than any exercise has, and far less than a machine can take.
MAX_CASES = 1000

FORM_HEADER = "Judge-Form"
# Texts that only public cases carry.
_TEXTS = ("part", "expected", "got", "stdout", "error")


@functools.cache
def form() -> str:
    """A name for the form of jobs and reports, another one whenever a field or a word of theirs is another."""
    return hashlib.sha256(repr((_described(Job), _described(Report))).encode()).hexdigest()[:16]


def read_job(body: bytes) -> Job:
    """The job in these bytes. Raises ValueError for anything else, and for a job that asks for too much."""
    job = Job.from_json(unpack(body))
    limits, numbers = job.limits, [case.number for case in job.cases]
    bounds = ((limits.seconds, SECONDS), (limits.memory_mb, MEMORY_MB), (limits.output_kb, OUTPUT_KB))
    if not all(low <= value <= high for value, (low, high) in bounds):
        raise ValueError("limits that no exercise may have")
    if len(numbers) > MAX_CASES or numbers != list(range(1, len(numbers) + 1)):
        raise ValueError(f"cases are numbered from 1, and are at most {MAX_CASES}")
    if not 0.0 <= job.compare.tolerance <= 1.0:
        raise ValueError("a tolerance that no exercise may have")
    return job


def read_report(body: bytes) -> Report:
    """The report in these bytes. Raises ValueError for anything else."""
    return Report.from_json(unpack(body))


def misfit(report: Report, job: Job) -> str | None:
    """Why this report cannot be the answer to this job, or None."""
    if report.case_hash != job.case_hash:
        return "it is about other cases"
    told = [(case.number, case.public, case.role) for case in report.cases]
    if told != [(case.number, case.public, case.role) for case in job.cases]:
        return "it has not the job's cases"
    if any(case.shown != shown_input(asked) for case, asked in zip(report.cases, job.cases, strict=True)):
        return "it shows other cases"
    if any(getattr(case, text) is not None for case in report.cases if not case.public for text in _TEXTS):
        return "it tells of hidden cases"
    times = [report.wall_s, report.cpu_s, *(case.time_s or 0.0 for case in report.cases)]
    if not all(math.isfinite(seconds) and seconds >= 0 for seconds in times):
        return "it has times that cannot be"
    if not all(_can_be_kept(text) for text in _texts(to_plain(report))):
        return "it has text that cannot be kept"
    return _contradiction(report)


def _contradiction(report: Report) -> str | None:
    """What a verdict says against its own cases."""
    failing = next((case for case in report.cases if case.state.failed), None)
    if report.accepted:
        if not report.cases or any(case.state is not CaseState.PASSED for case in report.cases):
            return "it accepts what did not pass"
        wanted = None
    elif failing is not None:
        if report.verdict.value != failing.state.value:
            return "its verdict is not its first failing case's"
        wanted = failing.number
    elif report.verdict.before_cases or report.verdict is Verdict.JUDGE_ERROR:
        if any(case.state is not CaseState.NOT_RUN for case in report.cases):
            return "it ran cases that were never begun"
        wanted = 1 if report.verdict.before_cases else None
    else:
        return "it fails where no case did"
    return None if report.first_failing == wanted else "it names another case than the one that failed"


def _can_be_kept(text: str) -> bool:
    """Whether a database can hold it; `judge.texts.clean` makes it so on the host."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _texts(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for item in plain.values():
            yield from _texts(item)
    elif isinstance(plain, list):
        for item in plain:
            yield from _texts(item)


def _described(hint: Any) -> Any:
    """A type hint as nested tuples of words, the same in every version of Python."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        return (hint.__name__, *((field.name, _described(hints[field.name])) for field in dataclasses.fields(hint)))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return (hint.__name__, *(member.value for member in hint))
    arguments = typing.get_args(hint)
    if arguments:
        origin = typing.get_origin(hint)
        kind = origin.__name__ if origin in (tuple, dict) else "mapping or choice"
        return (kind, *(_described(argument) for argument in arguments))
    return getattr(hint, "__name__", repr(hint))
