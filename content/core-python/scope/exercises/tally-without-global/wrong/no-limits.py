# verdict: wrong_answer
# fails: 4
# misconception: exception-left-out
# feedback: The numbers travel well. But a tally can become greater than 40 or less than 0, and the statement forbids both.
def enter(tally, count):
    return tally + count


def leave(tally, count):
    return tally - count


def free_places(tally):
    return 40 - tally
