# verdict: wrong_answer
# fails: 1
# misconception: case-ignored
# feedback: Small letters are right, and capitals are missing. A capital G is not in the alphabet that you compare with.
def tally(text):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = {}
    for character in text:
        if character in alphabet:
            counts[character] = counts.get(character, 0) + 1
    return counts
