# verdict: runtime_error
# fails: 3
# misconception: shadow-builtin-harmless
# feedback: The harbours are in order. total_minutes still stops with a TypeError: where it wants to call a function, the name stands for a number. Which line of its body gave the name that number?
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
