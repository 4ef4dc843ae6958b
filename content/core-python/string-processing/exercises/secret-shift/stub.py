def shift(text, places):
    small = "abcdefghijklmnopqrstuvwxyz"
    result = ""
    for character in text:
        # Is it a letter? Then which one takes its place?
        result += character
    return result


print(shift("Hello, Zoë", 3))
