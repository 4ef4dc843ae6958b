# verdict: wrong_answer
# fails: 1
# misconception: set-keeps-order
# feedback: Every item is there once, but not where it came first. A set has no order that it could hand back, so something has to remember the order for it.
def unique(items):
    return sorted(set(items), key=str)
