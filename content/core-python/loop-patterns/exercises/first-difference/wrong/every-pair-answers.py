# verdict: wrong_answer
# fails: 1
# misconception: flag-set-back
# feedback: A first pair that matches ends your search with -1. Only when all pairs have matched may it end, and then the lengths still have a say.
def first_difference(old, copy):
    place = 0
    for left, right in zip(old, copy):
        if left != right:
            return place
        else:
            return -1
        place += 1
    return -1
