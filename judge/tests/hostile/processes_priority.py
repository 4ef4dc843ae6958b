# attacks: the others' share of the processor
# allowed: wrong_answer
import os


def answer(n):
    for attempt in (
        lambda: os.setpriority(os.PRIO_PROCESS, 0, -5),
        lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)),
        lambda: os.sched_setaffinity(0, {0}),
    ):
        try:
            attempt()
            return "escaped"
        except OSError:
            pass
    return "held"
