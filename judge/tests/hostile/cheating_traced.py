# attacks: the judge's code inside the jail, by watching and changing every line of it
# allowed: wrong_answer, runtime_error, time_limit
import sys


def watch(frame, event, argument):
    for name in list(frame.f_locals):
        if name in ("value", "result"):
            frame.f_locals[name] = "right"
    return watch


def answer(n):
    frame = sys._getframe().f_back
    while frame is not None:
        frame.f_trace = watch
        frame = frame.f_back
    sys.settrace(watch)
    sys.setprofile(watch)
    return "wrong"
