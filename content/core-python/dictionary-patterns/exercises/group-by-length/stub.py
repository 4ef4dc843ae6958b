def by_length(words):
    drawers = {}
    for word in words:
        # Is there a drawer for this length already?
        drawers[len(word)] = word
    return drawers


print(by_length(["ant", "bee", "moth"]))
