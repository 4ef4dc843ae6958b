# attacks: the clock, with a loop that never ends
# allowed: time_limit


def answer(n):
    while True:
        n = n
