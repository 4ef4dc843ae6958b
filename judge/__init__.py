"""Runs a stranger's Python in a jail and says what it did. Pure Python: nothing below this import knows Django."""

from judge.broker import Judge
from judge.exercise import Case, Exercise, Job, WrongAnswer
from judge.jail.errors import NoWall
from judge.loading import load_exercise
from judge.report import Report, Verdict

__version__ = "0.1.0"

__all__ = [
    "Case",
    "Exercise",
    "Job",
    "Judge",
    "NoWall",
    "Report",
    "Verdict",
    "WrongAnswer",
    "load_exercise",
]
