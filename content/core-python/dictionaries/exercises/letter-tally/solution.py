def tally(text):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = {}
    for character in text.lower():
        if character in alphabet:
            counts[character] = counts.get(character, 0) + 1
    return counts
