"""The judge at a terminal: `python -m judge run`, `verify`, `outcomes`, `doctor`, `serve`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from judge.broker import Judge
from judge.doctor import examine
from judge.exercise import Exercise, Kind
from judge.hosting import add_serve
from judge.jail.errors import NoWall
from judge.loading import ContentError, load_exercise, read_source
from judge.rendering import render
from judge.report import Verdict
from judge.verifying import CouldNotJudge, count_mutants, outcomes, stale, verify, write_outcomes

# What `run` answers with, for scripts (JUDGE.md); the other commands use the same numbers.
OK, NOT_OK, NO_ANSWER = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the number is the process's exit status."""
    chosen = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = chosen.command
    try:
        return command(chosen)
    except (ContentError, NoWall, CouldNotJudge, OSError) as error:
        print(error, file=sys.stderr)
        return NO_ANSWER


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m judge", description="Run Python behind a wall, and judge it.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="judge a submission: status 0 accepted, 1 not, 2 could not judge")
    run.add_argument("exercise", type=Path, metavar="EXERCISE_DIR")
    run.add_argument("source", type=Path, metavar="FILE_OR_DIR")
    run.add_argument("--json", action="store_true", help="print the report as JSON")
    run.set_defaults(command=_run)

    check = commands.add_parser("verify", help="prove that the solution is right and each wrong answer as declared")
    check.add_argument("exercises", type=Path, nargs="+", metavar="EXERCISE_DIR")
    check.add_argument("--mutants", action="store_true", help="also count mutants of the solution that go unnoticed")
    check.set_defaults(command=_verify)

    write = commands.add_parser("outcomes", help="write outcomes.json: what each wrong answer does")
    write.add_argument("exercises", type=Path, nargs="+", metavar="EXERCISE_DIR")
    write.add_argument("--check", action="store_true", help="write nothing; status 1 when a file is stale")
    write.set_defaults(command=_outcomes)

    doctor = commands.add_parser("doctor", help="say which wall holds on this machine, by attacking it")
    doctor.set_defaults(command=_doctor)

    add_serve(commands)
    return parser


def _run(chosen: argparse.Namespace) -> int:
    exercise = load_exercise(chosen.exercise)
    source = read_source(chosen.source, exercise.entry.file)
    with Judge() as judge:
        report = judge.run(exercise.job(source))
    if chosen.json:
        print(json.dumps(report.to_json(), indent=2))
    else:
        print(render(report, exercise.limits, source), end="")
        known = exercise.recognise(report.outcome)
        if known is not None:
            print(known.feedback)
    if report.verdict is Verdict.JUDGE_ERROR:
        return NO_ANSWER
    return OK if report.accepted else NOT_OK


def _verify(chosen: argparse.Namespace) -> int:
    exercises = [load_exercise(folder) for folder in chosen.exercises]
    sound = True
    with Judge() as judge:
        for exercise in exercises:
            problems = verify(exercise, judge)
            sound = sound and not problems
            print(f"{exercise.slug}: {'as declared' if not problems else 'not as declared'}")
            for problem in problems:
                print(f"  {problem}")
            if chosen.mutants:
                _print_mutants(exercise, judge)
    return OK if sound else NOT_OK


def _print_mutants(exercise: Exercise, judge: Judge) -> None:
    if exercise.kind is Kind.TESTS:
        print("  the solution is tests, of which there are no mutants")
        return
    count = count_mutants(exercise, judge)
    print(f"  mutants noticed: {count.percent} % of {count.total}")
    for mutant in count.survivors:
        print(f"    not noticed: line {mutant.line}, {mutant.what}")


def _outcomes(chosen: argparse.Namespace) -> int:
    exercises = [(folder, load_exercise(folder)) for folder in chosen.exercises]
    any_stale = False
    with Judge() as judge:
        for folder, exercise in exercises:
            fresh = outcomes(exercise, judge)
            changed = stale(exercise, fresh)
            any_stale = any_stale or bool(changed)
            if changed and chosen.check:
                print(f"{exercise.slug}: stale for {', '.join(changed)}")
            elif not chosen.check and write_outcomes(folder, fresh):
                print(f"{exercise.slug}: written")
    return NOT_OK if chosen.check and any_stale else OK


def _doctor(chosen: argparse.Namespace) -> int:
    diagnosis = examine()
    print(diagnosis.text())
    return OK if diagnosis.holds else NO_ANSWER


if __name__ == "__main__":
    sys.exit(main())
