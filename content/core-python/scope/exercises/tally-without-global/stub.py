tally = 0


def enter(count):
    global tally
    tally += count
    if tally > 40:
        tally = 40


def leave(count):
    global tally
    tally -= count
    if tally < 0:
        tally = 0


def free_places():
    return 40 - tally


enter(3)
print(free_places())
