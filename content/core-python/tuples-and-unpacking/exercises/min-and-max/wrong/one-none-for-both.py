# verdict: wrong_answer
# fails: 3
# misconception: many-values-returned
# feedback: Days with readings are right. For an empty list a single None comes back, and low, high = extremes([]) would stop with an error. What is promised in that case?
def extremes(readings):
    if len(readings) == 0:
        return None
    lowest, highest = readings[0], readings[0]
    for reading in readings:
        if reading < lowest:
            lowest = reading
        if reading > highest:
            highest = reading
    return lowest, highest
