# verdict: runtime_error
# fails: 3
# misconception: shadow-builtin-harmless
# feedback: The harbours are in order. total_minutes still stops with a TypeError. Look at each name in the line that the message shows: does it stand for a function there or for a number, and which of the two does the line need?
HARBOURS = ["A", "B", "C", "D"]


def stops(route):
    return list(route)


def is_served(route):
    for stop in route:
        if stop not in HARBOURS:
            return False
    return True


def total_minutes(legs, breaks):
    sum = 0
    for leg in legs:
        sum += leg
    return sum + sum(breaks)
