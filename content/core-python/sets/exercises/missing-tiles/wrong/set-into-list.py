# verdict: wrong_answer
# fails: 11
# misconception: set-keeps-order
# feedback: The right tiles are there, but not always the smallest first. A set that becomes a list brings its numbers in an order that you cannot rely on. Small games come out well by luck.
def missing_tiles(n, found):
    return list(set(range(1, n + 1)) - set(found))
