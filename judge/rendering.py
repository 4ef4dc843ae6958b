"""A report as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from judge.report import CaseReport, CaseState, Report, Verdict
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


def render(report: Report) -> str:
    """The verdict, each case in a line, and what helps with the first one that failed."""
    return printable("\n".join(_lines(report))) + "\n"


def case_line(case: CaseReport) -> str:
    """One case in one line: "Case 3 got [2, 1], we expected [1, 2]."."""
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


def _lines(report: Report) -> Iterator[str]:
    passed = sum(case.state is CaseState.PASSED for case in report.cases)
    yield f"{report.verdict.replace('_', ' ').capitalize()}: {passed} of {len(report.cases)} cases passed."
    if report.note:
        yield report.note
    for finding in report.findings:
        place = f"{finding.file}, line {finding.line}: " if finding.line else ""
        yield f"{place}{finding.say}"
    if report.missing is not None:
        similar = f" Did you mean {report.missing.similar}?" if report.missing.similar else ""
        yield f"The name {report.missing.name} is not defined.{similar}"
    if not report.verdict.before_cases and report.verdict is not Verdict.JUDGE_ERROR:
        yield from (case_line(case) for case in report.cases if case.state is not CaseState.NOT_RUN)
    yield from _first_failing(report)
    yield f"It took {report.wall_s:.2f} s."


def _first_failing(report: Report) -> Iterator[str]:
    case = next((case for case in report.cases if case.number == report.first_failing), None)
    if case is not None and case.shown and case.state.failed:
        yield f"Case {case.number} was:{_indented(case.shown, '  ')}"
        if case.stdout and case.part != "output":
            yield f"It printed:{_indented(case.stdout, '  ')}"
    if report.failure is not None:
        for frame in report.failure.frames:
            yield f"{frame.file}, line {frame.line}:{_indented(frame.source.strip(), '  ')}"
        yield f"{report.failure.type}: {report.failure.message}".removesuffix(": ")


def _indented(text: str, by: str) -> str:
    return "".join(f"\n{by}{line}" for line in text.rstrip("\n").split("\n"))
