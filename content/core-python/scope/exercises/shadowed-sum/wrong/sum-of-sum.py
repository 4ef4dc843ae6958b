# verdict: runtime_error
# fails: 3
# misconception: read-then-assign
# feedback: The harbours are in order. total_minutes stops with an UnboundLocalError: a name that is assigned anywhere in the body is local in all of it, so what it had outside cannot be reached there.
HARBOURS = ["A", "B", "C", "D"]


def stops(route):
    return list(route)


def is_served(route):
    for stop in route:
        if stop not in HARBOURS:
            return False
    return True


def total_minutes(legs, breaks):
    sum = sum(legs) + sum(breaks)
    return sum
