# verdict: wrong_answer
# fails: 6
# misconception: methods-give-copies
# feedback: The value is right, but the list that was handed in is not what it was before.

def turn(items, n):
    if n < 0:
        raise ValueError("n must not be negative")
    for _ in range(n if items else 0):
        items.append(items.pop(0))
    return items
