# verdict: wrong_answer
# fails: 1
# misconception: zero-is-the-smallest
# feedback: Look at a day whose readings all lie above 0, or all below. Is a 0 in your result that nobody measured?
def extremes(readings):
    if len(readings) == 0:
        return None, None
    lowest = 0
    highest = 0
    for reading in readings:
        if reading < lowest:
            lowest = reading
        if reading > highest:
            highest = reading
    return lowest, highest
