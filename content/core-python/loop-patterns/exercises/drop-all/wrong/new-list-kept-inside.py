# verdict: wrong_answer
# fails: 1
# misconception: parameter-rebind-leaks
# feedback: The number is right, but the list outside is as full as before. A new list under the name of the parameter does not reach the caller.
def drop_all(items, unwanted):
    kept = []
    removed = 0
    for item in items:
        if item == unwanted:
            removed += 1
        else:
            kept.append(item)
    items = kept
    return removed
