# attacks: another submission's process, by tracing it and by reading its memory
import ctypes
import os

PTRACE_SEIZE = 0x4206


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(8)
    mine = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    for process in set(range(2, 10)) - {os.getpid()}:
        # Both are forks of one process, so what lies at an address here lies there too.
        if libc.process_vm_readv(process, mine, 1, mine, 1, 0) != -1:
            return "escaped by reading"
        if libc.ptrace(PTRACE_SEIZE, process, None, None) != -1:
            return "escaped by trace"
    return "held"
