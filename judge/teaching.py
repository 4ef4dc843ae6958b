"""From a report to what helps with its first failing case: what the error means, or what is different about the answer.

Computed from what is stored, whenever it is shown; one place for the site and the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping

from judge.exercise import Limits
from judge.explaining import Explanation, Fault, explain
from judge.explaining.differing import Remark, differ
from judge.explaining.rule import gettext_noop as _
from judge.frames import MAX_ANSWER
from judge.report import CaseReport, CaseState, Report

__all__ = ["difference", "explained", "failing_case", "reached"]

# Whoever computes gets more than this share of the limit, even on a machine that is busy with other things.
_IDLE = 0.1


def failing_case(report: Report) -> CaseReport | None:
    """The first case that ran and did not pass."""
    return next((case for case in report.cases if case.state.failed and case.number == report.first_failing), None)


def reached(report: Report, limits: Limits) -> Remark | None:
    """Which limit of the exercise's the failing case ran into, with its figure; None when it was no limit."""
    case = failing_case(report)
    if case is None:
        return None
    number = str(case.number)
    match case.state:
        case CaseState.TIME_LIMIT if report.cpu_s < limits.seconds * _IDLE:
            text = _("Case %(number)s was still waiting after %(seconds)s seconds, which is the limit.")
            return Remark(text, {"number": number, "seconds": f"{limits.wall_s:g}"})
        case CaseState.TIME_LIMIT if limits.seconds == 1:
            return Remark(
                _("Case %(number)s was still running after one second, which is the limit."), {"number": number}
            )
        case CaseState.TIME_LIMIT:
            text = _("Case %(number)s was still running after %(seconds)s seconds, which is the limit.")
            return Remark(text, {"number": number, "seconds": f"{limits.seconds:g}"})
        case CaseState.MEMORY_LIMIT:
            text = _("Case %(number)s needed more than %(most)s MiB of memory, which is the limit.")
            return Remark(text, {"number": number, "most": str(limits.memory_mb)})
        case CaseState.OUTPUT_LIMIT:
            return _output_limit(case, report, limits)
    return None


def _output_limit(case: CaseReport, report: Report, limits: Limits) -> Remark:
    """Of a public case it is known what it printed; with a hidden one it could be either limit."""
    number, most, answer = str(case.number), str(limits.output_kb), str(MAX_ANSWER >> 10)
    if case.stdout is None:
        text = _("Case %(number)s printed more than %(most)s KiB, or gave back more than %(answer)s KiB.")
        return Remark(text, {"number": number, "most": most, "answer": answer})
    # What was printed is kept up to the limit, and may have become shorter by being decoded.
    if len(case.stdout) + len(report.stderr) > limits.output_kb << 8:
        text = _("Case %(number)s printed more than %(most)s KiB, which is the limit.")
        return Remark(text, {"number": number, "most": most})
    text = _("Case %(number)s gave back a value of more than %(most)s KiB, which is the limit.")
    return Remark(text, {"number": number, "most": answer})


def explained(report: Report, files: Mapping[str, str]) -> Explanation | None:
    """What the report's error means, with names from the learner's files; None when there is none, or none to explain.

    Of a hidden case's error, the class alone is explained: even the line could carry what the case asks.
    """
    failure = report.failure
    if failure is None:
        return None
    case = failing_case(report)
    if case is not None and not case.public:
        return explain(Fault(failure.type))
    line = failure.frames[-1].source if failure.frames else ""
    return explain(Fault(failure.type, failure.message, line.strip(), "\n".join(files.values())))


def difference(case: CaseReport) -> Remark | None:
    """What is different about a public case's wrong answer, when that can be said in a sentence."""
    if case.state is not CaseState.WRONG_ANSWER or case.part is None or case.expected is None or case.got is None:
        return None
    return differ(case.part, case.expected, case.got, case.stdout or "")
