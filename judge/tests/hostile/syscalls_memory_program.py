# attacks: the machine, with a program that lies in memory and is never a file
# allowed: wrong_answer
# behind B: runtime_error
import ctypes
import os

EXECVEAT = {"x86_64": 322, "aarch64": 281}[os.uname().machine]
EMPTY_PATH = 0x1000


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        program = os.memfd_create("program")
    except OSError:
        program = os.open("program", os.O_CREAT | os.O_RDWR, 0o755)
    os.write(program, b"#!/bin/sh\n")
    empty = (ctypes.c_char_p * 1)(None)
    failed = libc.syscall(EXECVEAT, program, b"", empty, empty, EMPTY_PATH)
    os.close(program)
    return "held" if failed == -1 else "escaped"
