# verdict: runtime_error
# fails: 6
# misconception: missing-item-is-none
# feedback: When the copy is the shorter text, your program asks it for a character that it does not have. The search has to stop at the end of whichever is shorter.
def first_difference(old, copy):
    for place in range(len(old)):
        if old[place] != copy[place]:
            return place
    if len(old) == len(copy):
        return -1
    return len(old)
