# verdict: wrong_answer
# fails: 3
# misconception: parameter-needs-own-value
# feedback: enter works for an empty museum only, and leave for none. The body sets the tally itself, so what the caller hands in is lost.
def enter(tally, count):
    tally = 0
    return min(tally + count, 40)


def leave(tally, count):
    tally = 0
    return max(tally - count, 0)


def free_places(tally):
    return 40 - tally
