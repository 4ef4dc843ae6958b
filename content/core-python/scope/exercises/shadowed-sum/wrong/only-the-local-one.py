# verdict: runtime_error
# fails: 1
# misconception: builtins-are-protected
# feedback: The minutes are right now. stops still ends with a TypeError: whatever it calls there is a list of yours. Which line at the top of the program took the name away?
list = ["A", "B", "C", "D"]


def stops(route):
    return list(route)


def is_served(route):
    for stop in route:
        if stop not in list:
            return False
    return True


def total_minutes(legs, breaks):
    return sum(legs) + sum(breaks)
