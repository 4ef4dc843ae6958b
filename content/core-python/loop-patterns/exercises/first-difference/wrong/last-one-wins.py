# verdict: wrong_answer
# fails: 11
# misconception: search-goes-on-by-itself
# feedback: With several differences you give the last one. After the first difference the search should be over.
def first_difference(old, copy):
    found = -1
    place = 0
    for left, right in zip(old, copy):
        if left != right:
            found = place
        place += 1
    if found == -1 and len(old) != len(copy):
        return place
    return found
