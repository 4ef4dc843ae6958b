# attacks: the kernel's memory and what all of a user's processes may have together, with signals that nobody takes
# allowed: wrong_answer
# outside: escaped
import signal


def answer(n):
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGRTMIN})
    sent = 0
    try:
        while sent < 1000:
            signal.raise_signal(signal.SIGRTMIN)
            sent += 1
    except OSError:
        pass
    return "held" if 0 < sent < 1000 else "escaped"
