# verdict: wrong_answer
# fails: 2
# misconception: index-from-one
# feedback: Every place is one too high. The first letter of a word has the index 0.
def vowels_of(word):
    return {letter for letter in word.lower() if letter in "aeiou"}


def vowel_index(word):
    return {vowel: word.lower().find(vowel) + 1 for vowel in vowels_of(word)}
