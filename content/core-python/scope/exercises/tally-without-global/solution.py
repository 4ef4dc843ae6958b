PLACES = 40


def enter(tally, count):
    return min(tally + count, PLACES)


def leave(tally, count):
    return max(tally - count, 0)


def free_places(tally):
    return PLACES - tally
