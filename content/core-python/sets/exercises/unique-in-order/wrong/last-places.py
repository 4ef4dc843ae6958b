# verdict: wrong_answer
# fails: 1
# misconception: last-is-first
# feedback: Each item is there once, but at the place where it came last. Which appearance is asked for?
def unique(items):
    seen = set()
    result = []
    for item in items[::-1]:
        if item not in seen:
            seen.add(item)
            result.append(item)
    return result[::-1]
