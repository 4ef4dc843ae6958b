# verdict: wrong_answer
# fails: 1
# misconception: remove-removes-all
# feedback: Only one entry is removed. remove takes out one match for each call.
def drop_all(items, unwanted):
    if unwanted in items:
        items.remove(unwanted)
        return 1
    return 0
