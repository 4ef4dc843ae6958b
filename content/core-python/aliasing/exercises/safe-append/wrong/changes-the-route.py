# verdict: wrong_answer
# fails: 3
# misconception: mutation-in-function-is-local
# feedback: The right list comes back, but the old route is longer too. Your function works on the list of its caller, and the end of the call does not undo that.
def with_item(items, x):
    items.append(x)
    return items
