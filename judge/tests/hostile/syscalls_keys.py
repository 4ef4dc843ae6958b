# attacks: the kernel's keyrings, which other processes of the same user share
# allowed: wrong_answer
import ctypes
import os

MACHINE = os.uname().machine
ADD_KEY = {"x86_64": 248, "aarch64": 217}[MACHINE]
KEYCTL = {"x86_64": 250, "aarch64": 219}[MACHINE]


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    tries = (
        libc.syscall(ADD_KEY, b"user", b"mine", b"x", 1, -4),
        libc.syscall(KEYCTL, 0, -4, 1),
        libc.syscall(KEYCTL, 1, None),
    )
    return "held" if set(tries) == {-1} else "escaped"
