"""What a demo learner hands in, and its verdicts: the judge's, or the library's own word where nobody judges."""

import logging
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from exercises import judging
from exercises.judging import Report, WrongAnswer
from exercises.models import Exercise
from exercises.stated import stated_report, wrong_answers

log = logging.getLogger(__name__)

FIRST_TRY = 0.55
"""The share of exercises that the demo learner solves at once; of the others, a third takes two mistakes."""
TWO_MISTAKES = 0.33


@dataclass(frozen=True, slots=True)
class Try:
    """One solution that is handed in, and what was said to it."""

    exercise: Exercise
    files: dict[str, str]
    report: Report


def mistakes(exercise: Exercise, chance: random.Random) -> Sequence[WrongAnswer]:
    """The known mistakes that this learner makes before the exercise is solved."""
    known = wrong_answers(exercise)
    if chance.random() < FIRST_TRY or not known:
        return ()
    return chance.sample(known, min(len(known), 2 if chance.random() < TWO_MISTAKES else 1))


def as_typed(files: Mapping[str, str]) -> dict[str, str]:
    """The files as a learner would have typed them: without the author's words at the top of a wrong answer."""
    return {
        name: "".join(dropwhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))
        for name, text in files.items()
    }


class Verdicts:
    """Judges what is handed in; counts how often the judge spoke (`judged`) and how often the library (`stated`)."""

    def __init__(self) -> None:
        self.judged = self.stated = 0
        self._is_away = False

    def tries(self, exercise: Exercise, wrongs: Iterable[WrongAnswer], *, solved: bool = True) -> list[Try]:
        """These mistakes and then, if it is solved, the reference solution, each with its verdict."""
        last = [self._try(exercise, None)] if solved else []
        return [*(self._try(exercise, wrong) for wrong in wrongs), *last]

    def _try(self, exercise: Exercise, wrong: WrongAnswer | None) -> Try:
        files = as_typed(wrong.files if wrong else exercise.solution)
        report = self._judge(exercise, files)
        if report is None or report.accepted is not (wrong is None):
            self.stated += 1
            return Try(exercise, files, stated_report(exercise, wrong))
        self.judged += 1
        return Try(exercise, files, report)

    def _judge(self, exercise: Exercise, files: dict[str, str]) -> Report | None:
        if self._is_away:
            return None
        try:
            return judging.judge_files(exercise, files)
        except judging.JudgeAway as reason:
            log.info("Nobody judges here: %s", reason)
            self._is_away = True
        except judging.CouldNotJudge:
            log.exception("%s could not be judged", exercise.slug)
        return None
