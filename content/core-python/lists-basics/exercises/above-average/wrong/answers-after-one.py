# verdict: wrong_answer
# fails: 1
# misconception: return-in-loop-collects
# feedback: At most one run comes back, and an empty list gives None. The return stands in the loop, so the first run alone is looked at.
def above_average(distances):
    total = 0
    for distance in distances:
        total += distance
    longer = []
    for distance in distances:
        if distance > total / len(distances):
            longer.append(distance)
        return longer
