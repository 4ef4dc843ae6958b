# attacks: the verdict, by doing one case and leaving before the others
# allowed: wrong_answer, runtime_error
import os


def answer(n):
    if n == 1:
        return "right"
    os._exit(0)
