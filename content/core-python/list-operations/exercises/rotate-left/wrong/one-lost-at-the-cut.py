# verdict: wrong_answer
# fails: 1
# misconception: slice-end-included
# feedback: An item gets lost at the cut. The second slice stops before its number already; it does not have to be made smaller.
def rotate(items, n):
    if len(items) == 0:
        return []
    cut = n % len(items)
    return items[cut:] + items[: cut - 1]
