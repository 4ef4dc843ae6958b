# verdict: wrong_answer
# fails: 9
# misconception: work-on-the-argument
# feedback: The list that comes back is right, but the one that was handed over has lost items. Leave it alone and build a new one.
def unique(items):
    seen = set()
    place = 0
    while place < len(items):
        if items[place] in seen:
            items.pop(place)
        else:
            seen.add(items[place])
            place += 1
    return items
