# attacks: the judge's own process, with a question about it
import ctypes

GETPRIORITY = (140, 141)


def answer(n):
    libc, space = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(1024)
    number, process = int("@NUMBER@"), int("@BROKER@")
    question = (0, process) if number in GETPRIORITY else (process, 1024, space)
    return "held" if libc.syscall(number, *question) == -1 else "escaped"
