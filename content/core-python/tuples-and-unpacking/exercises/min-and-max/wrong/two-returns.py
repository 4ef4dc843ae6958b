# verdict: wrong_answer
# fails: 1
# misconception: many-values-returned
# feedback: Only the lowest reading came back, and it is no tuple. A second return below the first is never reached; how can one return hand over two values?
def extremes(readings):
    if len(readings) == 0:
        return None, None
    lowest, highest = readings[0], readings[0]
    for reading in readings:
        if reading < lowest:
            lowest = reading
        if reading > highest:
            highest = reading
    return lowest
    return highest
