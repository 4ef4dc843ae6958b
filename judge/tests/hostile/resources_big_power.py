# attacks: clock and memory, with a number that has hundreds of millions of digits
# allowed: time_limit, memory_limit


def answer(n):
    return 9 ** (9**9) % 7
