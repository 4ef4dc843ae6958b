# verdict: runtime_error
# fails: 3
# misconception: division-by-zero-is-zero
# feedback: An empty list has the length 0, and dividing by it stops the program. What should come back before that line is reached?
def above_average(distances):
    total = 0
    for distance in distances:
        total += distance
    mean = total / len(distances)
    longer = []
    for distance in distances:
        if distance > mean:
            longer.append(distance)
    return longer
