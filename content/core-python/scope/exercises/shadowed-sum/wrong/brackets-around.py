# verdict: wrong_answer
# fails: 1
# misconception: brackets-are-list-call
# feedback: Nothing stops any more. But stops gives a list with one item, the whole route. Square brackets put the text into a list as it is; what took it apart, letter by letter?
HARBOURS = ["A", "B", "C", "D"]


def stops(route):
    return [route]


def is_served(route):
    for stop in route:
        if stop not in HARBOURS:
            return False
    return True


def total_minutes(legs, breaks):
    return sum(legs) + sum(breaks)
