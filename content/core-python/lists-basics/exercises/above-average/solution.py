def above_average(distances):
    total = 0
    for distance in distances:
        total += distance
    longer = []
    for distance in distances:
        if distance > total / len(distances):
            longer.append(distance)
    return longer
