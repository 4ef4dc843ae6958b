# verdict: wrong_answer
# fails: 1
# misconception: enumerate-counts-from-one
# feedback: Your numbers are too large by one. The first place is 0.
def first_difference(old, copy):
    same = 1
    for left, right in zip(old, copy):
        if left != right:
            break
        same += 1
    if old == copy:
        return -1
    return same
