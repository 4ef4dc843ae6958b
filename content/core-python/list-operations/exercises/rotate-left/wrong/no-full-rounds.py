# verdict: wrong_answer
# fails: 2
# misconception: slice-begins-again
# feedback: All is well as long as n is not larger than the list. Beyond that, the first slice is empty and the second takes everything. What do full rounds change?
def rotate(items, n):
    return items[n:] + items[:n]
