"""Runs a stranger's Python in a jail and says what it did. Pure Python: nothing below this import knows Django."""

from judge.broker import Judge
from judge.jail.errors import NoWall
from judge.loading import load_exercise
from judge.report import Verdict

__all__ = ["Judge", "NoWall", "Verdict", "load_exercise"]
