def by_length(words):
    drawers = {}
    for word in words:
        if len(word) not in drawers:
            drawers[len(word)] = []
        drawers[len(word)].append(word)
    return drawers
