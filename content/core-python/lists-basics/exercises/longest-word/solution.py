def longest_word(words, used):
    longest = None
    length = 0
    for word in words:
        if word not in used and len(word) > length:
            longest = word
            length = len(word)
    return longest
