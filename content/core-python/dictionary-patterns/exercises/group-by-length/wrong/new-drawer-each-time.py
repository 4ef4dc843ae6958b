# verdict: wrong_answer
# fails: 1
# misconception: group-init-every-time
# feedback: Every drawer holds only the last of its words. Is the empty list made in each round, even when the drawer is there?
def by_length(words):
    drawers = {}
    for word in words:
        drawers[len(word)] = []
        drawers[len(word)].append(word)
    return drawers
