# attacks: the verdict, by dying of a signal that others send
# allowed: runtime_error, wrong_answer
import signal


def answer(n):
    signal.raise_signal(signal.SIGKILL)
    signal.raise_signal(signal.SIGSEGV)
    return "held"
