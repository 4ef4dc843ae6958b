# verdict: runtime_error
# fails: 4
# misconception: empty-list-forgotten
# feedback: An empty list has the length 0, and nothing can be divided by 0. Look at the list
#   before you look at n.

def turn(items, n):
    if n < 0:
        raise ValueError("n must not be negative")
    n = n % len(items)
    return items[n:] + items[:n]
