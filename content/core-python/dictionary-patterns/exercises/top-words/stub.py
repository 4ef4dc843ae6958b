def top_words(text, n):
    counts = {}
    for word in text.split():
        # Clean the word, then count it.
        counts[word] = 1
    # Rank the words: the commonest first, ties in alphabetical order.
    return []


print(top_words("Rain, rain, go away!", 2))
