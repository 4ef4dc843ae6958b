# verdict: runtime_error
# fails: 1
# misconception: loop-gives-pairs
# feedback: If the message speaks of unpacking, look at what a round of your loop gets: a plain for along a dictionary gives its keys, and no numbers.
def restocked(store, delivery):
    result = store.copy()
    for part, number in delivery:
        result[part] = result.get(part, 0) + number
    return result
