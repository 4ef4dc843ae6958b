# attacks: the clock, by sleeping for longer than the limit says
import time


def answer(n):
    time.sleep(0.8)
    return "escaped"
