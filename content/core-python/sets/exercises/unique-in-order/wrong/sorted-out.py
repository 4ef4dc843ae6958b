# verdict: wrong_answer
# fails: 1
# misconception: set-keeps-order
# feedback: Every item is there once, but not where it came first. Sorting brings an order of its own, and numbers and texts together it cannot sort at all. Something has to remember the order of arrival.
def unique(items):
    return sorted(set(items))
