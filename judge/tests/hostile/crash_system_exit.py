# attacks: the verdict, with the polite way to leave
# allowed: runtime_error
import sys


def answer(n):
    sys.exit(0)
