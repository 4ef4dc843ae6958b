# verdict: wrong_answer
# fails: 1
# misconception: values-unique
# feedback: Under each length lies a single word, and no list. Several words may have the same length, so the value has to be a list.
def by_length(words):
    drawers = {}
    for word in words:
        drawers[len(word)] = word
    return drawers
