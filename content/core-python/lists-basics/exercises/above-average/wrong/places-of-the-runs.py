# verdict: wrong_answer
# fails: 1
# misconception: loop-over-index-or-item
# feedback: You found the right runs and collected the places where they stand. Which of the two should go into the list, place or item?
def above_average(distances):
    total = 0
    for distance in distances:
        total += distance
    longer = []
    for place in range(len(distances)):
        if distances[place] > total / len(distances):
            longer.append(place)
    return longer
