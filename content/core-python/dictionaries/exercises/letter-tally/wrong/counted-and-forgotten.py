# verdict: wrong_answer
# fails: 1
# misconception: get-inserts
# feedback: Your dictionary stays empty. get only reads; which line puts a number into it?
def tally(text):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = {}
    for character in text.lower():
        if character in alphabet:
            counts.get(character, 0) + 1
    return counts
