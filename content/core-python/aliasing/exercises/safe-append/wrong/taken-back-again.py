# verdict: wrong_answer
# fails: 1
# misconception: assignment-copies
# feedback: What comes back is the very list that came in, without the new item. A plain = makes no second list: what you do or undo through one name is done or undone for both.
def with_item(items, x):
    items.append(x)
    longer = items
    items.pop()
    return longer
