# attacks: the clock, without using any computing time
# allowed: time_limit
import time


def answer(n):
    while True:
        time.sleep(3600)
