def tally(text):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = {}
    for character in text:
        # Is it a letter? Has it been seen before?
        counts[character] = 1
    return counts


print(tally("Go, go!"))
