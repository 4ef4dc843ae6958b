# verdict: wrong_answer
# fails: 2
# misconception: zip-pads
# feedback: When one text is only the beginning of the other, you say that they are equal. zip ends with the shorter one and never shows you the rest.
def first_difference(old, copy):
    place = 0
    for left, right in zip(old, copy):
        if left != right:
            return place
        place += 1
    return -1
