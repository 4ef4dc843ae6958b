# verdict: runtime_error
# fails: 1
# misconception: range-follows-the-list
# feedback: Your loop asks for a place that no longer exists. The row of places was made before the first removal and does not get shorter.
def drop_all(items, unwanted):
    removed = 0
    for place in range(len(items)):
        if items[place] == unwanted:
            items.pop(place)
            removed += 1
    return removed
