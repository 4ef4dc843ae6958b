# verdict: wrong_answer
# fails: 1
# misconception: negative-index-counts-from-start
# feedback: In your list everybody moves down, and the last one comes to the front. Negative numbers count from the end; the cut belongs so many places from the start.
def rotate(items, n):
    if len(items) == 0:
        return []
    cut = n % len(items)
    return items[-cut:] + items[:-cut]
