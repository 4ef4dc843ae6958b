# attacks: the questions to come, by keeping what one case asked where the next can find it
# allowed: wrong_answer
import sys

sys.kept = [*getattr(sys, "kept", ()), 1]


def answer(n):
    if n == 1:
        return "right"
    return sys.kept
