# attacks: the kernel, with programs that run inside of it
# allowed: wrong_answer
import ctypes
import os

MACHINE = os.uname().machine
BPF = {"x86_64": 321, "aarch64": 280}[MACHINE]
PERF_EVENT_OPEN = {"x86_64": 298, "aarch64": 241}[MACHINE]
USERFAULTFD = {"x86_64": 323, "aarch64": 282}[MACHINE]
IO_URING_SETUP = 425


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    space = ctypes.create_string_buffer(256)
    ctypes.memmove(space, (1).to_bytes(4, "little") + (4).to_bytes(4, "little") * 3, 16)
    tries = (
        libc.syscall(BPF, 0, space, 72),
        libc.syscall(PERF_EVENT_OPEN, space, 0, -1, -1, 0),
        libc.syscall(USERFAULTFD, 1),
        libc.syscall(IO_URING_SETUP, 4, ctypes.create_string_buffer(256)),
    )
    return "held" if set(tries) == {-1} else f"escaped {tries}"
