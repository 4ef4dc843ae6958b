# verdict: wrong_answer
# fails: 3
# misconception: shared-list-is-no-global
# feedback: The word global is gone, but something is still kept between the calls. leave(5, 2) has to begin with the 5 it is given, whoever came or went before.
kept = [0]


def enter(tally, count):
    kept[0] = min(kept[0] + count, 40)
    return kept[0]


def leave(tally, count):
    kept[0] = max(kept[0] - count, 0)
    return kept[0]


def free_places(tally):
    return 40 - tally
