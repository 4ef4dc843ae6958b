# verdict: wrong_answer
# fails: 2
# misconception: missing-item-is-none
# feedback: Your walk takes its length from the old text alone. What happens when the copy is shorter, and what is overlooked when it is longer?
def first_difference(old, copy):
    for place in range(len(old)):
        if old[place] != copy[place]:
            return place
    return -1
