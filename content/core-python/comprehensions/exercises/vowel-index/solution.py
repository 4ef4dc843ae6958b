def vowels_of(word):
    return {letter for letter in word.lower() if letter in "aeiou"}


def vowel_index(word):
    letters = word.lower()
    return {
        letter: place
        for place, letter in enumerate(letters)
        if letter in "aeiou" and letter not in letters[:place]
    }
