# verdict: wrong_answer
# fails: 1
# misconception: replacements-do-not-meet
# feedback: Some letters were moved more than once. When every a has become a d, a later round cannot tell it from a d that was there before.
def shift(text, places):
    small = "abcdefghijklmnopqrstuvwxyz"
    capitals = small.upper()
    for place in range(26):
        text = text.replace(small[place], small[(place + places) % 26])
        text = text.replace(capitals[place], capitals[(place + places) % 26])
    return text
