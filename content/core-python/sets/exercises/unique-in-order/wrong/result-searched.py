# verdict: time_limit
# fails: 11
# misconception: list-search-is-free
# feedback: Short lists are right, but thousands of songs take too long. Is the result searched from its start for each of them? A set can remember what was there, and answers at once.
def unique(items):
    result = []
    for item in items:
        if item not in result:
            result.append(item)
    return result
