# attacks: the processor, for longer than the limit says
import time


def answer(n):
    while time.process_time() < 1.2:
        pass
    return "escaped"
