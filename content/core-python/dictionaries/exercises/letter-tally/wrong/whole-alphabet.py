# verdict: wrong_answer
# fails: 1
# misconception: right-once-is-right
# feedback: The counts are right, but letters that do not occur stand there too, with a 0. They should be no keys at all.
def tally(text):
    counts = {}
    for letter in "abcdefghijklmnopqrstuvwxyz":
        counts[letter] = text.lower().count(letter)
    return counts
