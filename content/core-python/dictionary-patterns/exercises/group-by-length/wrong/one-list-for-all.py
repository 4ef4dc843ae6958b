# verdict: wrong_answer
# fails: 1
# misconception: group-shares-one-list
# feedback: Every drawer shows all the words. It is one list, put under every key; where must a list be made so that each key gets its own?
def by_length(words):
    drawers = {}
    drawer = []
    for word in words:
        if len(word) not in drawers:
            drawers[len(word)] = drawer
        drawers[len(word)].append(word)
    return drawers
