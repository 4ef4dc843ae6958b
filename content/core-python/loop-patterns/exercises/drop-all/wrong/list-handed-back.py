# verdict: wrong_answer
# fails: 1
# misconception: function-does-one-thing
# feedback: The list is cleaned as it should be. What comes back is not the number of removed items.
def drop_all(items, unwanted):
    while unwanted in items:
        items.remove(unwanted)
    return items
