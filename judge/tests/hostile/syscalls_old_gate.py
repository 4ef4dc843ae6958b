# attacks: the filter, through the gate of 32-bit programs, where other numbers mean other calls
# allowed: runtime_error, wrong_answer
import ctypes
import mmap
import os

# mov eax, 20 (getpid in the old table); int 0x80; ret
CODE = bytes.fromhex("b814000000cd80c3")


def answer(n):
    if os.uname().machine != "x86_64":
        return "held"
    try:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except OSError:
        return "held"
    page.write(CODE)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    found = ctypes.CFUNCTYPE(ctypes.c_int)(address)()
    return "held" if found < 0 else "escaped"
