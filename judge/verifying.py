"""Whether an exercise is what it says: the solution right, the stub not, each wrong answer wrong in its own way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from judge.exercise import Exercise, Job, Kind
from judge.mutants import Mutant, mutants
from judge.report import Report, Verdict

__all__ = ["CouldNotJudge", "MutantCount", "Runs", "count_mutants", "outcomes", "stale", "verify", "write_outcomes"]

OUTCOMES_FILE = "outcomes.json"
# A mutant is a program of a few lines: whatever needs longer than this will not end.
MUTANT_SECONDS = 0.5


class Runs(Protocol):
    """Whatever judges a job; a `Judge` in earnest."""

    def run(self, job: Job) -> Report: ...


class CouldNotJudge(Exception):
    """The judge itself failed, so that nothing is known about the exercise."""


@dataclass(frozen=True)
class MutantCount:
    """How many mutants of the solution there were, and those that no case noticed."""

    total: int
    survivors: tuple[Mutant, ...]

    @property
    def percent(self) -> int:
        """Mutants killed, of a hundred, rounded down; 100 when there were none."""
        return 100 * (self.total - len(self.survivors)) // self.total if self.total else 100


def verify(exercise: Exercise, judge: Runs) -> list[str]:
    """What is wrong with the exercise, in sentences; empty when it is what it says.

    Raises CouldNotJudge when a verdict is `judge_error`.
    """
    problems = []
    solution = _judged(exercise, exercise.solution, judge)
    if not solution.accepted:
        problems.append(f"The solution is not accepted: {_ended(solution)}.")
    if _judged(exercise, exercise.stub, judge).accepted:
        problems.append("The stub is accepted.")
    reports = _wrong_reports(exercise, judge)
    for answer in exercise.wrong:
        report = reports[answer.slug]
        if (report.verdict, report.first_failing) != (answer.verdict, answer.fails):
            declared = f"{answer.verdict} at case {answer.fails}"
            problems.append(f"The wrong answer {answer.slug} is declared {declared}, but is {_ended(report)}.")
    seen: dict[tuple[str, ...], str] = {}
    for slug, report in reports.items():
        first = seen.setdefault(report.outcome, slug)
        if first != slug:
            problems.append(f"The wrong answers {first} and {slug} have the same outcome.")
    return problems


def outcomes(exercise: Exercise, judge: Runs) -> dict[str, tuple[str, ...]]:
    """What each wrong answer does, by its slug: the content of outcomes.json. Raises CouldNotJudge."""
    return {slug: report.outcome for slug, report in _wrong_reports(exercise, judge).items()}


def stale(exercise: Exercise, fresh: Mapping[str, Sequence[str]]) -> list[str]:
    """The slugs whose committed outcome is not the fresh one."""
    committed = exercise.outcomes
    slugs = sorted({*committed, *fresh})
    return [slug for slug in slugs if tuple(committed.get(slug, ())) != tuple(fresh.get(slug, ()))]


def write_outcomes(folder: Path, fresh: Mapping[str, Sequence[str]]) -> bool:
    """Write outcomes.json, the same bytes for the same outcomes; says whether the file changed."""
    file = folder / OUTCOMES_FILE
    text = json.dumps({slug: list(fresh[slug]) for slug in sorted(fresh)}, indent=2, ensure_ascii=False) + "\n"
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    file.write_text(text, encoding="utf-8")
    return True


def count_mutants(exercise: Exercise, judge: Runs) -> MutantCount:
    """Judge mutants of the solution's entry file; tests have none. Raises CouldNotJudge."""
    if exercise.kind is Kind.TESTS:
        return MutantCount(0, ())
    limits = replace(exercise.limits, seconds=min(exercise.limits.seconds, MUTANT_SECONDS))
    quick = replace(exercise, limits=limits)
    total = 0
    survivors = []
    for mutant in mutants(exercise.solution[exercise.entry.file]):
        total += 1
        if _judged(quick, {**exercise.solution, exercise.entry.file: mutant.source}, judge).accepted:
            survivors.append(mutant)
    return MutantCount(total, tuple(survivors))


def _wrong_reports(exercise: Exercise, judge: Runs) -> dict[str, Report]:
    return dict(_each_wrong(exercise, judge))


def _each_wrong(exercise: Exercise, judge: Runs) -> Iterator[tuple[str, Report]]:
    for answer in exercise.wrong:
        yield answer.slug, _judged(exercise, answer.files, judge)


def _judged(exercise: Exercise, files: Mapping[str, str], judge: Runs) -> Report:
    report = judge.run(exercise.job(files))
    if report.verdict is Verdict.JUDGE_ERROR:
        raise CouldNotJudge(report.note or "The judge failed, and says nothing more.")
    return report


def _ended(report: Report) -> str:
    return f"{report.verdict} at case {report.first_failing}" if report.first_failing else str(report.verdict)
