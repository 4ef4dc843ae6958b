# verdict: wrong_answer
# fails: 1
# misconception: comprehension-always-gives-a-list
# feedback: The places are right. vowels_of gives a list, in which a vowel may stand several times. Which brackets around a comprehension make a set?
def vowels_of(word):
    return [letter for letter in word.lower() if letter in "aeiou"]


def vowel_index(word):
    return {vowel: word.lower().find(vowel) for vowel in vowels_of(word)}
