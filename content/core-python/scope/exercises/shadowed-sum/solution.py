HARBOURS = ["A", "B", "C", "D"]


def stops(route):
    return list(route)


def is_served(route):
    for stop in route:
        if stop not in HARBOURS:
            return False
    return True


def total_minutes(legs, breaks):
    return sum(legs) + sum(breaks)
