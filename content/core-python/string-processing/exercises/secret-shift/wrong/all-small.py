# verdict: wrong_answer
# fails: 1
# misconception: case-ignored
# feedback: The letters are shifted by the right number, but no capital is left. A capital should become a capital.
def shift(text, places):
    small = "abcdefghijklmnopqrstuvwxyz"
    result = ""
    for character in text.lower():
        if character in small:
            result += small[(small.find(character) + places) % 26]
        else:
            result += character
    return result
