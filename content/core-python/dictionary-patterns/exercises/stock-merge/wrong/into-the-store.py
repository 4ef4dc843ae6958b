# verdict: wrong_answer
# fails: 3
# misconception: assignment-copies
# feedback: The result is right, but the store that was handed over has changed too. A second name for a dictionary is no second dictionary.
def restocked(store, delivery):
    result = store
    for part, number in delivery.items():
        result[part] = result.get(part, 0) + number
    return result
