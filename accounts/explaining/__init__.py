"""Why a number is what it is: what counted, when, by what, and what is missing, with the way there.

Each function takes the number apart that `overview`, `road` or `checklist` computes, and asks for no more than one page
of its parts. Nothing is defined here: complete, passed and percent are `accounts.completion`'s.
"""

from accounts.explaining.cards import CARDS, Card
from accounts.explaining.course import explain_course
from accounts.explaining.lesson import explain_exercise, explain_lesson
from accounts.explaining.parts import PER_PAGE, Explanation, Group, Line

__all__ = [
    "CARDS",
    "PER_PAGE",
    "Card",
    "Explanation",
    "Group",
    "Line",
    "explain_course",
    "explain_exercise",
    "explain_lesson",
]
