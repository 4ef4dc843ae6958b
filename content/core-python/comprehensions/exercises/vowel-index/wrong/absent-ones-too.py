# verdict: wrong_answer
# fails: 2
# misconception: choice-drops
# feedback: Vowels that are not in the word have an entry in your dictionary. Whatever the front part gives for them, each round adds a key. What keeps a round from adding one?
def vowels_of(word):
    return {letter for letter in word.lower() if letter in "aeiou"}


def vowel_index(word):
    return {vowel: word.lower().find(vowel) for vowel in "aeiou"}
