# verdict: wrong_answer
# fails: 2
# misconception: first-entry-stays
# feedback: The keys are right, but the places are those where the vowels stand last. Each round writes to its key, and a later round replaces what an earlier one wrote. Which rounds should not write at all?
def vowels_of(word):
    return {letter for letter in word.lower() if letter in "aeiou"}


def vowel_index(word):
    return {letter: place for place, letter in enumerate(word.lower()) if letter in "aeiou"}
