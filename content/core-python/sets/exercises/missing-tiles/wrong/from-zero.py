# verdict: wrong_answer
# fails: 1
# misconception: range-one-argument-starts-at-one
# feedback: There is a 0 in the result, and the tile n is never in it. With one number in the brackets, range starts at 0.
def missing_tiles(n, found):
    return sorted(set(range(n)) - set(found))
