# verdict: wrong_answer
# fails: 1
# misconception: case-ignored
# feedback: Small letters are right, capitals are passed on as they are. For in, an A is not an a.
def shift(text, places):
    small = "abcdefghijklmnopqrstuvwxyz"
    result = ""
    for character in text:
        if character in small:
            result += small[(small.find(character) + places) % 26]
        else:
            result += character
    return result
