def word_counts(text):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?")
        if word != "":
            counts[word] = counts.get(word, 0) + 1
    return counts


def top_words(text, n):
    ranking = []
    for word, count in word_counts(text).items():
        ranking.append((-count, word))
    best = []
    for minus, word in sorted(ranking)[:n]:
        best.append((word, -minus))
    return best
