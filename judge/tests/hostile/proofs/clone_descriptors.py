# attacks: the limit of open files, with a thread that has as many again
import ctypes
import mmap

# Memory, folder, signals and process are shared, open files are not.
FLAGS = 0x100 | 0x200 | 0x800 | 0x10000 | 0x40000
# clone with what the caller gave; whoever is new ends.
CODE = bytes.fromhex("b838000000 31d2 4d31d2 4d31c0 0f05 4885c0 7401 c3 b83c000000 31ff 0f05")
# What runs in it may not have run when the answer is there.
kept = []


def answer(n):
    page = mmap.mmap(-1, 8192, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(CODE)
    kept.append(page)
    start = ctypes.addressof(ctypes.c_char.from_buffer(page))
    clone = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_ulong, ctypes.c_void_p)(start)
    return "held" if clone(FLAGS, start + 8192) < 0 else "escaped"
