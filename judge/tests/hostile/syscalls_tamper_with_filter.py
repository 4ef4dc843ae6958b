# attacks: the filter itself, by switching it off or adding one that allows all
# allowed: wrong_answer, runtime_error
import ctypes
import os
import struct

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_SET_DUMPABLE = 22, 38, 4
FILTER, ALLOW_ALL = 2, struct.pack("<HBBI", 6, 0, 0, 0x7FFF0000)


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    code = ctypes.create_string_buffer(ALLOW_ALL, 8)
    program = struct.pack("HxxxxxxP", 1, ctypes.addressof(code))
    libc.prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0)
    libc.prctl(PR_SET_SECCOMP, 0, 0, 0, 0)
    libc.prctl(PR_SET_SECCOMP, FILTER, program, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    try:
        os.fork()
    except OSError:
        return "held"
    return "escaped"
