# attacks: another submission's process, by lowering its limits
import os
import resource


def answer(n):
    for process in set(range(2, 10)) - {os.getpid()}:
        try:
            resource.prlimit(process, resource.RLIMIT_NOFILE, (16, 16))
            return "escaped"
        except (OSError, ProcessLookupError):
            pass
    return "held"
