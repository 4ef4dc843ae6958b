# verdict: wrong_answer
# fails: 1
# misconception: assignment-reaches-global
# feedback: enter and leave gave None. The new number was worked out under a local name, and it went when the call ended. Only return gets it out.
def enter(tally, count):
    tally += count
    if tally > 40:
        tally = 40


def leave(tally, count):
    tally -= count
    if tally < 0:
        tally = 0


def free_places(tally):
    return 40 - tally
