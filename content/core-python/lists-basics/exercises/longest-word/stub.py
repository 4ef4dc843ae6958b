def longest_word(words, used):
    longest = None
    # Which words may win, and when is one better than the best so far?
    return longest
