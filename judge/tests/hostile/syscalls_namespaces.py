# attacks: the kernel's isolation, by making more of it with more rights inside
# allowed: wrong_answer
import ctypes

USER, MOUNTS, PROCESSES, NETWORK, FILES = 0x10000000, 0x20000, 0x20000000, 0x40000000, 0x400


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    for flags in (USER, USER | MOUNTS, MOUNTS, PROCESSES, NETWORK, USER | NETWORK, FILES):
        if libc.unshare(flags) != -1:
            return f"escaped by {flags:x}"
    for descriptor in range(16):
        if libc.setns(descriptor, 0) != -1:
            return "escaped by setns"
    return "held"
