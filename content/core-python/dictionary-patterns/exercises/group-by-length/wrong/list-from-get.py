# verdict: wrong_answer
# fails: 1
# misconception: get-inserts
# feedback: The dictionary stays empty. A list that get hands out as a stand-in belongs to nobody; which method puts it under the key as well?
def by_length(words):
    drawers = {}
    for word in words:
        drawers.get(len(word), []).append(word)
    return drawers
