# attacks: the report, with error output that never ends
# allowed: output_limit
import sys


def answer(n):
    while True:
        print("x" * 1000, file=sys.stderr)
