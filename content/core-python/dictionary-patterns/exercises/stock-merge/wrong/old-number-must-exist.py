# verdict: runtime_error
# fails: 1
# misconception: missing-key-is-none
# feedback: If it is a KeyError, it names a part that only the delivery has. To add to a number, the number has to be there.
def restocked(store, delivery):
    result = store.copy()
    for part, number in delivery.items():
        result[part] += number
    return result
