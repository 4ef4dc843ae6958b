# attacks: the limits themselves, by asking for higher ones
# allowed: wrong_answer
import resource

KINDS = ("AS", "CPU", "FSIZE", "NOFILE", "NPROC", "STACK", "CORE")


def answer(n):
    raised = []
    for kind in KINDS:
        number = getattr(resource, f"RLIMIT_{kind}")
        _, hard = resource.getrlimit(number)
        if hard == resource.RLIM_INFINITY:
            raised.append(kind)
            continue
        try:
            resource.setrlimit(number, (hard + 1, hard + 1))
            raised.append(kind)
        except (OSError, ValueError):
            pass
    return f"escaped {raised}" if raised else "held"
