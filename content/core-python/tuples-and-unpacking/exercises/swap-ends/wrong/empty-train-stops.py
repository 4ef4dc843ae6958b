# verdict: runtime_error
# fails: 3
# misconception: missing-item-is-none
# feedback: Trains with wagons are right. An empty list has no item at 0 and none at -1, so your function stops there.
def swap_ends(train):
    result = train[:]
    result[0], result[-1] = result[-1], result[0]
    return result
