# verdict: runtime_error
# fails: 1
# misconception: missing-key-is-none
# feedback: If it is a KeyError, it names the very first length. There is no list yet that a word could be put into.
def by_length(words):
    drawers = {}
    for word in words:
        drawers[len(word)].append(word)
    return drawers
