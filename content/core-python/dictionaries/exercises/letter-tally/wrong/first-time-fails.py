# verdict: runtime_error
# fails: 1
# misconception: missing-key-is-none
# feedback: If it is a KeyError, it names the very first letter. Before 1 can be added to a value, there has to be a value.
def tally(text):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = {}
    for character in text.lower():
        if character in alphabet:
            counts[character] += 1
    return counts
