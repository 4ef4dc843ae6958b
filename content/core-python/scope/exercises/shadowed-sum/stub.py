list = ["A", "B", "C", "D"]


def stops(route):
    return list(route)


def is_served(route):
    for stop in route:
        if stop not in list:
            return False
    return True


def total_minutes(legs, breaks):
    sum = 0
    for leg in legs:
        sum += leg
    return sum + sum(breaks)
