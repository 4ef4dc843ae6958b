# attacks: the machine's clock and name
# allowed: wrong_answer
import ctypes
import socket
import time


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    for attempt in (
        lambda: time.clock_settime(time.CLOCK_REALTIME, time.time()),
        lambda: socket.sethostname("mine"),
    ):
        try:
            attempt()
            return "escaped"
        except OSError:
            pass
    return "held" if libc.setdomainname(b"mine", 4) == -1 else "escaped"
