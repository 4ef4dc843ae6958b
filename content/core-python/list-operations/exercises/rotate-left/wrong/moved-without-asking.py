# verdict: runtime_error
# fails: 3
# misconception: missing-item-is-none
# feedback: An empty list has no item that could be moved. And look at the list that was handed in: does it still stand as it did before the call?
def rotate(items, n):
    for week in range(n):
        items.append(items.pop(0))
    return items
