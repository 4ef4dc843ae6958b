# attacks: whoever writes after the learner, with streams that are closed or something else
# allowed: wrong_answer, runtime_error
import os
import sys


def answer(n):
    sys.stdout.close()
    sys.stderr = sys.stdin = None
    sys.stdout = 3
    os.close(1)
    os.close(2)
    return "held"
