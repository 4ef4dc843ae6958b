# verdict: wrong_answer
# fails: 1
# misconception: slice-sides-swapped
# feedback: Your items move to the right. Which part of the list should come first?

def turn(items, n):
    if n < 0:
        raise ValueError("n must not be negative")
    if not items:
        return []
    n = n % len(items)
    return items[-n:] + items[:-n]
