# verdict: wrong_answer
# fails: 2
# misconception: difference-symmetric
# feedback: The missing tiles are there, and with them a tile that belongs to another game. The sign ^ takes in what only the second set has.
def missing_tiles(n, found):
    return sorted(set(range(1, n + 1)) ^ set(found))
