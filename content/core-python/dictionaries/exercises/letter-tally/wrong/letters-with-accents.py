# verdict: wrong_answer
# fails: 6
# misconception: right-once-is-right
# feedback: Texts in plain English are right. You count letters with an accent as well, and only a to z are cut from wood.
def tally(text):
    counts = {}
    for character in text.lower():
        if character.isalpha():
            counts[character] = counts.get(character, 0) + 1
    return counts
