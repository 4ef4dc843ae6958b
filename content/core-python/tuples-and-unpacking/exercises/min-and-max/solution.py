def extremes(readings):
    if len(readings) == 0:
        return None, None
    lowest, highest = readings[0], readings[0]
    for reading in readings:
        if reading < lowest:
            lowest = reading
        elif reading > highest:
            highest = reading
    return lowest, highest
