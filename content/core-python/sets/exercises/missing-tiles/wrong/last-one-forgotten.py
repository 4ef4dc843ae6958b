# verdict: wrong_answer
# fails: 4
# misconception: range-includes-end
# feedback: Tile n never counts as missing. A row from range stops before its second number.
def missing_tiles(n, found):
    return sorted(set(range(1, n)) - set(found))
