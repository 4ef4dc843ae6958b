# verdict: wrong_answer
# fails: 1
# misconception: flag-set-back
# feedback: Only the first character is looked at. That one pair matches does not mean that all do; where may -1 be returned?
def first_difference(old, copy):
    place = 0
    for left, right in zip(old, copy):
        if left != right:
            return place
        else:
            return -1
    if len(old) == len(copy):
        return -1
    return place
