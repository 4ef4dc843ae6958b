# attacks: the process outside, by tracing it and by reading its memory
# allowed: wrong_answer
import ctypes
import os

PTRACE_ATTACH, PTRACE_SEIZE = 16, 0x4206


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(8)
    piece = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    for process in {1, 2, os.getppid() or 1, os.getpid()}:
        for request in (PTRACE_ATTACH, PTRACE_SEIZE):
            if libc.ptrace(request, process, None, None) != -1:
                return "escaped by trace"
        if libc.process_vm_readv(process, piece, 1, piece, 1, 0) != -1:
            return "escaped by reading"
        if libc.process_vm_writev(process, piece, 1, piece, 1, 0) != -1:
            return "escaped by writing"
    return "held"
