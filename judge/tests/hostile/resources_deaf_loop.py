# attacks: the clock, with a loop that ignores every signal and swallows every exception
# allowed: time_limit
import signal


def answer(n):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
