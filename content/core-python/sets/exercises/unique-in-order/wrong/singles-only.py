# verdict: wrong_answer
# fails: 1
# misconception: unique-means-single
# feedback: Items that come more than once are missing altogether. Each of them should stand in the result once.
def unique(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    result = []
    for item in items:
        if counts[item] == 1:
            result.append(item)
    return result
