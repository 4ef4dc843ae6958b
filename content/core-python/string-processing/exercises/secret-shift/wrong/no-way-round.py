# verdict: runtime_error
# fails: 1
# misconception: impossible-is-ignored
# feedback: If the message speaks of an index, a letter ran off the end of the alphabet. After z it begins again; which operator counts in a circle?
def shift(text, places):
    small = "abcdefghijklmnopqrstuvwxyz"
    capitals = small.upper()
    result = ""
    for character in text:
        if character in small:
            result += small[small.find(character) + places]
        elif character in capitals:
            result += capitals[capitals.find(character) + places]
        else:
            result += character
    return result
