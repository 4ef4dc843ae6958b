# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: Some of your words still carry a comma or a full stop. With it, a word is another key and is counted apart.
def top_words(text, n):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    ranking = []
    for word, count in counts.items():
        ranking.append((-count, word))
    best = []
    for minus, word in sorted(ranking)[:n]:
        best.append((word, -minus))
    return best
