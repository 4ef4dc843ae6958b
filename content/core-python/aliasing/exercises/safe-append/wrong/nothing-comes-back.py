# verdict: wrong_answer
# fails: 1
# misconception: append-returns-list
# feedback: None comes back. append changes a list and returns nothing; the list itself is what you want to hand over.
def with_item(items, x):
    longer = items[:]
    return longer.append(x)
