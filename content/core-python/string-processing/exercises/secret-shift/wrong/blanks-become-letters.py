# verdict: wrong_answer
# fails: 1
# misconception: minus-one-is-harmless
# feedback: Letters are right, but other characters turn into letters. For a blank find gives -1, and plus the shift that is an index like any other.
def shift(text, places):
    small = "abcdefghijklmnopqrstuvwxyz"
    capitals = small.upper()
    result = ""
    for character in text:
        if character in capitals:
            result += capitals[(capitals.find(character) + places) % 26]
        else:
            result += small[(small.find(character) + places) % 26]
    return result
