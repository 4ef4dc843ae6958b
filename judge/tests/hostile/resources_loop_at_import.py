# attacks: the clock, before any function is called
# allowed: time_limit
while True:
    pass


def answer(n):
    return "right"
