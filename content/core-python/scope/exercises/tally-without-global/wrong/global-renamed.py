# verdict: forbidden_construct
# misconception: global-is-the-only-way
# feedback: The word global is still there. Take the tally as a parameter, and give the new number back with return; the caller keeps it.
inside = 0


def enter(tally, count):
    global inside
    inside = min(tally + count, 40)
    return inside


def leave(tally, count):
    global inside
    inside = max(tally - count, 0)
    return inside


def free_places(tally):
    return 40 - tally
