# verdict: wrong_answer
# fails: 1
# misconception: right-once-is-right
# feedback: The letters are right, but blanks and other characters are counted too. Only a to z are cut from wood.
def tally(text):
    counts = {}
    for character in text.lower():
        counts[character] = counts.get(character, 0) + 1
    return counts
