# attacks: the rights of the process, by asking for all of them
# allowed: wrong_answer
import ctypes
import os
import struct


def answer(n):
    for attempt in (
        lambda: os.setuid(0),
        lambda: os.setresuid(0, 0, 0),
        lambda: os.setgroups([0]),
        lambda: os.setgid(0),
    ):
        try:
            attempt()
            return "escaped by id"
        except OSError:
            pass
    libc = ctypes.CDLL(None, use_errno=True)
    header = struct.pack("Ii", 0x20080522, 0)
    everything = struct.pack("6I", *[0xFFFFFFFF] * 6)
    return "held" if libc.capset(header, everything) == -1 else "escaped by capability"
