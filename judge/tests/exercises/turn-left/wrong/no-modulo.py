# verdict: wrong_answer
# fails: 3
# misconception: modulo-forgotten
# feedback: Right as long as n is smaller than the list. What should turn([1, 2], 5) give?

def turn(items, n):
    if n < 0:
        raise ValueError("n must not be negative")
    return items[n:] + items[:n]
