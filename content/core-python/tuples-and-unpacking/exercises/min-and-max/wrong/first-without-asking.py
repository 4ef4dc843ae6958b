# verdict: runtime_error
# fails: 3
# misconception: first-is-a-safe-start
# feedback: Days with readings are right. On a day without any, your function stops with an error; the statement says what such a day should give.
def extremes(readings):
    lowest, highest = readings[0], readings[0]
    for reading in readings:
        if reading < lowest:
            lowest = reading
        if reading > highest:
            highest = reading
    return lowest, highest
