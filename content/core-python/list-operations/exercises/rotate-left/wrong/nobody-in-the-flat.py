# verdict: runtime_error
# fails: 3
# misconception: division-by-zero-is-zero
# feedback: Every list with items works. The empty one has the length 0, and there is no remainder by 0.
def rotate(items, n):
    cut = n % len(items)
    return items[cut:] + items[:cut]
