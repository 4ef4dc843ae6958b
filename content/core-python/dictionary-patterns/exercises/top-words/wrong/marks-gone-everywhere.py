# verdict: wrong_answer
# fails: 7
# misconception: strip-reaches-inside
# feedback: Most texts are right. But marks inside a word should stay, as in 3.5; only the two ends are cleaned.
def top_words(text, n):
    text = text.lower()
    for mark in ".,;:!?":
        text = text.replace(mark, "")
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    ranking = []
    for word, count in counts.items():
        ranking.append((-count, word))
    best = []
    for minus, word in sorted(ranking)[:n]:
        best.append((word, -minus))
    return best
