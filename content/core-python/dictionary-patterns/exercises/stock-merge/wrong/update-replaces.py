# verdict: wrong_answer
# fails: 1
# misconception: update-adds-up
# feedback: Where a part is in both dictionaries, only the number from the delivery is left. To assign, or to call update, puts one value in place of another; nothing is added up.
def restocked(store, delivery):
    result = store.copy()
    result.update(delivery)
    return result
