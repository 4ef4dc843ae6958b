# attacks: the clock, with a number that takes ages to be written down
# allowed: time_limit, memory_limit
import sys


def answer(n):
    sys.set_int_max_str_digits(0)
    return len(str(7 ** (1 << 24)))
