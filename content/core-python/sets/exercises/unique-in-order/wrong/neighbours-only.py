# verdict: wrong_answer
# fails: 1
# misconception: duplicates-are-neighbours
# feedback: Only equal items that stand side by side were joined. A song can come again after many others.
def unique(items):
    result = []
    for item in items:
        if len(result) == 0 or result[-1] != item:
            result.append(item)
    return result
