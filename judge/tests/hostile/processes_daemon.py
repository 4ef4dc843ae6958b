# attacks: time itself, with a child that outlives the verdict
# allowed: wrong_answer
import os
import time


def answer(n):
    try:
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(600)
            os._exit(0)
    except OSError:
        return "held"
    return "escaped"
