# verdict: wrong_answer
# fails: 1
# misconception: difference-backwards
# feedback: These are the found tiles that do not belong to the game. Which of the two sets should lose something?
def missing_tiles(n, found):
    return sorted(set(found) - set(range(1, n + 1)))
