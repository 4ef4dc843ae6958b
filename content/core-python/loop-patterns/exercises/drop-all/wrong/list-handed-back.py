# verdict: wrong_answer
# fails: 1
# misconception: mutation-in-function-is-local
# feedback: The list is cleaned as it should be. The caller has that list already, so there is no need to hand it back; the number of removed items is what should come back.
def drop_all(items, unwanted):
    while unwanted in items:
        items.remove(unwanted)
    return items
