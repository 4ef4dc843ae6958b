"""A learner's tests, judged: run against each program in a process of its own, and the reports made into one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from judge.exercise import Case, Job
from judge.grading import not_run, stopped
from judge.report import CaseState, Report

__all__ = ["judge_each"]

# The limits hold for each program. All of them together get so many times the wall clock's, and the last one to begin
# its own: a submission's lease on the site (60 s) outlasts that for the longest limit that an exercise may set.
WALLS_IN_ALL = 4
_ENDS_ALL = (CaseState.TIME_LIMIT, CaseState.MEMORY_LIMIT)


def judge_each(job: Job, run: Callable[[Job], Report]) -> Report:
    """The report of tests that `run` judges one program at a time.

    The order is random: tests cannot know by the time or the turn which program they have before them. As in every
    job, what follows the first case that runs into its time or memory limit counts as not run.
    """
    parts: dict[int, Report] = {}
    left_s = WALLS_IN_ALL * job.limits.wall_s
    end = len(job.cases)
    for case in _shuffled(job.cases):
        if case.number > end:
            continue
        part = run(job.alone(case)) if left_s > 0 else _out_of_time(job, case)
        if part.verdict.before_cases:
            return replace(part, cases=tuple(not_run(each) for each in job.cases))
        parts[case.number] = part
        left_s -= part.wall_s
        if part.cases[0].state in _ENDS_ALL:
            end = min(end, case.number)
    return _joined(job, {number: part for number, part in parts.items() if number <= end})


def _shuffled(cases: tuple[Case, ...]) -> list[Case]:
    order = list(cases)
    secrets.SystemRandom().shuffle(order)
    return order


def _out_of_time(job: Job, case: Case) -> Report:
    return Report.from_cases((stopped(case, CaseState.TIME_LIMIT),), job.case_hash)


def _joined(job: Job, parts: dict[int, Report]) -> Report:
    cases = tuple(parts[case.number].cases[0] if case.number in parts else not_run(case) for case in job.cases)
    in_order = [parts[number] for number in sorted(parts)]
    whole = Report.from_cases(
        cases,
        job.case_hash,
        failures={number: part.failure for number, part in parts.items() if part.failure is not None},
        stdout="".join(part.stdout for part in in_order),
        stderr="".join(part.stderr for part in in_order),
        wall_s=sum(part.wall_s for part in in_order),
        cpu_s=sum(part.cpu_s for part in in_order),
    )
    failing = parts.get(whole.first_failing or 0)
    return replace(whole, missing=failing.missing, note=failing.note) if failing else whole
