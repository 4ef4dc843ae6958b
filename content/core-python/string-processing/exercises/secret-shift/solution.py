def shift(text, places):
    small = "abcdefghijklmnopqrstuvwxyz"
    capitals = small.upper()
    result = ""
    for character in text:
        if character in small:
            result += small[(small.find(character) + places) % 26]
        elif character in capitals:
            result += capitals[(capitals.find(character) + places) % 26]
        else:
            result += character
    return result
