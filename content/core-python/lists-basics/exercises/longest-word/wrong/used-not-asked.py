# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: The longest word comes back even if it has been used before. The second argument is there to be looked at.
def longest_word(words, used):
    longest = None
    length = 0
    for word in words:
        if len(word) > length:
            longest = word
            length = len(word)
    return longest
