# verdict: wrong_answer
# fails: 1
# misconception: append-many
# feedback: x is taken apart: a text goes in letter by letter, a list item by item, and a number stops the program. It should go in as one item.
def with_item(items, x):
    longer = items[:]
    longer.extend(x)
    return longer
