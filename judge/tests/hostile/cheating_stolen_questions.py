# attacks: the questions to come, by reading them before the judge's own code does
# allowed: time_limit, runtime_error
import os


def answer(n):
    print(os.read(3, 65536))
    return "right"
