"""A report as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from judge.exercise import Limits
from judge.inside.suite import TEST_NAME
from judge.report import CaseReport, CaseState, MissingName, Report, Verdict
from judge.subjects import Role
from judge.teaching import difference, explained, failing_case, reached
from judge.texts import printable

__all__ = ["case_line", "render"]

_ENDED: dict[CaseState, str] = {
    CaseState.PASSED: "passed",
    CaseState.NOT_RUN: "was not run",
    CaseState.RUNTIME_ERROR: "ended with an error",
    CaseState.MISSING_NAME: "found no such name",
    CaseState.TIME_LIMIT: "took too long",
    CaseState.MEMORY_LIMIT: "needed too much memory",
    CaseState.OUTPUT_LIMIT: "printed too much",
    CaseState.JUDGE_ERROR: "could not be judged; that is not your fault",
}

_SUITE: dict[tuple[Role, CaseState], str] = {
    (Role.RIGHT, CaseState.PASSED): "your tests pass on the right program",
    (Role.RIGHT, CaseState.WRONG_ANSWER): "your tests fail on the right program",
    (Role.BROKEN, CaseState.PASSED): "your tests catch this broken program",
    (Role.BROKEN, CaseState.WRONG_ANSWER): "your tests pass, but this program is broken",
    (Role.BROKEN, CaseState.RUNTIME_ERROR): "your tests stop with an error, which catches nothing",
}


def render(report: Report, limits: Limits | None = None, files: Mapping[str, str] | None = None) -> str:
    """The verdict, each case in a line, and what helps with the first one that failed.

    `limits` are the exercise's, `files` what was handed in.
    """
    return printable("\n".join(_lines(report, limits or Limits(), files or {}))) + "\n"


def case_line(case: CaseReport) -> str:
    """One case in one line: "Case 3 got [2, 1], we expected [1, 2]."."""
    if case.role is not None and (case.role, case.state) in _SUITE:
        said = f" ({case.shown})" if case.shown else ""
        return f"Case {case.number}: {_SUITE[case.role, case.state]}{said}."
    name = f"Case {case.number}" if case.public else f"Case {case.number} (hidden)"
    if case.state is not CaseState.WRONG_ANSWER:
        detail = f": {case.error}" if case.error and case.state is CaseState.RUNTIME_ERROR else ""
        return f"{name} {_ENDED[case.state]}{detail}."
    if case.part is None:
        return f"{name} did not give what we expected."
    if "\n" in f"{case.got}{case.expected}":
        return f"{name}: the {case.part} is not what we expected.{_beside(case)}"
    subject = "got" if case.part == "value" else f"has as {case.part}"
    return f"{name} {subject} {case.got or 'nothing'}, we expected {case.expected or 'nothing'}."


def _beside(case: CaseReport) -> str:
    blocks = (("expected", case.expected), ("got", case.got))
    return "".join(f"\n  {title}:" + _indented(text or "", "    ") for title, text in blocks)


def _lines(report: Report, limits: Limits, files: Mapping[str, str]) -> Iterator[str]:
    passed = sum(case.state is CaseState.PASSED for case in report.cases)
    yield f"{report.verdict.replace('_', ' ').capitalize()}: {passed} of {len(report.cases)} cases passed."
    if report.note:
        yield report.note
    for finding in report.findings:
        place = f"{finding.file}, line {finding.line}: " if finding.line else ""
        yield f"{place}{finding.say}"
    if report.missing is not None:
        yield _missing(report.missing)
    if not report.verdict.before_cases and report.verdict is not Verdict.JUDGE_ERROR:
        yield from (case_line(case) for case in report.cases if case.state is not CaseState.NOT_RUN)
    yield from _first_failing(report)
    yield from _help(report, limits, files)
    yield f"It took {report.wall_s:.2f} s."


def _missing(missing: MissingName) -> str:
    similar = f" Did you mean {missing.similar}?" if missing.similar else ""
    if missing.name == TEST_NAME:
        return f"There is no test: a test is a function whose name begins with {TEST_NAME}.{similar}"
    return f"The name {missing.name} is not defined.{similar}"


def _first_failing(report: Report) -> Iterator[str]:
    case = next((case for case in report.cases if case.number == report.first_failing), None)
    if case is not None and case.shown and case.state.failed and case.role is None:
        yield f"Case {case.number} was:{_indented(case.shown, '  ')}"
        if case.stdout and case.part != "output":
            yield f"It printed:{_indented(case.stdout, '  ')}"
    if report.failure is not None:
        for frame in report.failure.frames:
            yield f"{frame.file}, line {frame.line}:{_indented(frame.source.strip(), '  ')}"
        yield f"{report.failure.type}: {report.failure.message}".removesuffix(": ")


def _help(report: Report, limits: Limits, files: Mapping[str, str]) -> Iterator[str]:
    """What the limit is, what is different, what the error means."""
    if (limit := reached(report, limits)) is not None:
        yield limit.sentence
    case = failing_case(report)
    if case is not None and (remark := difference(case)) is not None:
        yield remark.sentence
    if (explanation := explained(report, files)) is not None:
        yield " ".join(explanation.sentences)


def _indented(text: str, by: str) -> str:
    return "".join(f"\n{by}{line}" for line in text.rstrip("\n").split("\n"))
