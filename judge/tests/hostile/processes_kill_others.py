# attacks: every process that a signal reaches
# allowed: wrong_answer, runtime_error
import os
import signal


def answer(n):
    reached = []
    for target in (-1, 0, os.getppid(), 2, 3, 4, 5):
        for send in (os.kill, os.killpg):
            try:
                send(abs(target) if send is os.killpg else target, signal.SIGKILL)
                reached.append(target)
            except OSError:
                pass
    return f"escaped to {reached}" if reached else "held"
