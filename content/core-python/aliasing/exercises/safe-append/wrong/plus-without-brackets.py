# verdict: runtime_error
# fails: 1
# misconception: list-plus-item
# feedback: Python will not join a list to something that is no list, and if x is a list, its items go in one by one. How do you make a list with only x in it?
def with_item(items, x):
    return items + x
