# verdict: wrong_answer
# fails: 1
# misconception: right-once-is-right
# feedback: Parts that the store had before are right. What the van brings for the first time is missing from your result.
def restocked(store, delivery):
    result = {}
    for part, number in store.items():
        result[part] = number + delivery.get(part, 0)
    return result
