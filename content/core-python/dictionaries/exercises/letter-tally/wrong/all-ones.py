# verdict: wrong_answer
# fails: 1
# misconception: duplicate-keys-kept
# feedback: Every letter was counted once. Each time it comes again, its old number is replaced; what should the new one be made from?
def tally(text):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = {}
    for character in text.lower():
        if character in alphabet:
            counts[character] = 1
    return counts
