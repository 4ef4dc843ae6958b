# attacks: the judge's own process, by the clock that counts its computing time
import ctypes

PROCESS_CLOCK = 2


def answer(n):
    libc, space = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(64)
    clock = ~int("@BROKER@") << 3 | PROCESS_CLOCK
    number = int("@NUMBER@")
    # clock_nanosleep takes flags first; sleeping until the clock shows nothing is over at once.
    absolute = (1, space, None) if number in (230, 115) else (space,)
    return "held" if libc.syscall(number, clock, *absolute) != 0 else "escaped"
