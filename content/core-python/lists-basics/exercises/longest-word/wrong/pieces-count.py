# verdict: wrong_answer
# fails: 7
# misconception: in-looks-into-items
# feedback: A word is turned down because it stands inside of a longer used word. What does in compare when it is asked about the list as a whole?
def longest_word(words, used):
    longest = None
    length = 0
    for word in words:
        free = True
        for old in used:
            if word in old:
                free = False
        if free and len(word) > length:
            longest = word
            length = len(word)
    return longest
