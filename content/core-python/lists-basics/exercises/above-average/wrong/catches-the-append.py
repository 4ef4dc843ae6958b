# verdict: wrong_answer
# fails: 1
# misconception: append-returns-list
# feedback: You get None, or the program stops at the second append. append changes the list and returns None; in which line does this None take the place of your list?
def above_average(distances):
    total = 0
    for distance in distances:
        total += distance
    longer = []
    for distance in distances:
        if distance > total / len(distances):
            longer = longer.append(distance)
    return longer
