# verdict: wrong_answer
# fails: 1
# misconception: comma-makes-list
# feedback: The right values come back, but in square brackets. That makes a list, and a tuple was asked for. What can stand behind return instead?
def extremes(readings):
    if len(readings) == 0:
        return [None, None]
    lowest, highest = readings[0], readings[0]
    for reading in readings:
        if reading < lowest:
            lowest = reading
        if reading > highest:
            highest = reading
    return [lowest, highest]
