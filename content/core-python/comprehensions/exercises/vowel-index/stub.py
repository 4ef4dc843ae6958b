def vowels_of(word):
    return {letter for letter in word}


def vowel_index(word):
    return {letter: place for place, letter in enumerate(word)}


print(vowels_of("Banana"))
print(vowel_index("Anemone"))
