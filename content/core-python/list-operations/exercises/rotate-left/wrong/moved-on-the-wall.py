# verdict: wrong_answer
# fails: 4
# misconception: methods-leave-list-alone
# feedback: The returned lists are right. But the list that was handed in has changed as well, because methods work on the very list in front of the dot.
def rotate(items, n):
    if len(items) == 0:
        return []
    for week in range(n):
        items.append(items.pop(0))
    return items
