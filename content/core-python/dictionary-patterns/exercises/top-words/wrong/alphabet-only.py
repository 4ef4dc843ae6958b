# verdict: wrong_answer
# fails: 1
# misconception: sorted-dict-by-value
# feedback: Your words come in alphabetical order, and how often they occur plays no part. sorted looks at keys, or at the first place of each pair.
def top_words(text, n):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?")
        if word != "":
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items())[:n]
