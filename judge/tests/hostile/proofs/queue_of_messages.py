# attacks: the kernel's memory, with a queue of messages that belongs to no process
import ctypes

READ_WRITE, CREATE = 2, 0o100


def answer(n):
    library = ctypes.CDLL(None, use_errno=True)
    if library.mq_open(b"/mine", READ_WRITE | CREATE, 0o600, None) == -1:
        return "held"
    library.mq_unlink(b"/mine")
    return "escaped"
