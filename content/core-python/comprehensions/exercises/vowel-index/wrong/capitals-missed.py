# verdict: wrong_answer
# fails: 3
# misconception: case-ignored
# feedback: Small letters are right. A capital vowel is passed over, because to Python an A is not an a. Bring the whole word to small letters first.
def vowels_of(word):
    return {letter for letter in word if letter in "aeiou"}


def vowel_index(word):
    return {vowel: word.find(vowel) for vowel in vowels_of(word)}
