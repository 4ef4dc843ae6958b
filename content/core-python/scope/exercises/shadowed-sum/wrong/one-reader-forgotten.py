# verdict: runtime_error
# fails: 2
# misconception: shadow-builtin-harmless
# feedback: stops works again. But is_served stops with a TypeError: check which name it searches now that list is Python's own function again.
HARBOURS = ["A", "B", "C", "D"]


def stops(route):
    return list(route)


def is_served(route):
    for stop in route:
        if stop not in list:
            return False
    return True


def total_minutes(legs, breaks):
    return sum(legs) + sum(breaks)
