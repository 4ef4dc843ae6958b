# verdict: wrong_answer
# fails: 4
# misconception: border-does-not-matter
# feedback: A run that is exactly as long as the mean is in your list. It should be longer, not just as long.
def above_average(distances):
    total = 0
    for distance in distances:
        total += distance
    longer = []
    for distance in distances:
        if distance >= total / len(distances):
            longer.append(distance)
    return longer
