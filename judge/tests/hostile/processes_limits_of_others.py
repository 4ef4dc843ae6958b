# attacks: other processes, by lowering what they may use
# allowed: wrong_answer
# outside: escaped
import os
import resource


def answer(n):
    for process in (os.getppid() or 2, 1, 2, 3):
        try:
            limits = resource.prlimit(process, resource.RLIMIT_CORE)
            resource.prlimit(process, resource.RLIMIT_CORE, limits)
            return f"escaped to {process}"
        except OSError:
            pass
    return "held"
