# verdict: wrong_answer
# fails: 3
# misconception: right-once-is-right
# feedback: Real words are right. What consists of marks alone was counted too, as an empty word.
def top_words(text, n):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?")
        counts[word] = counts.get(word, 0) + 1
    ranking = []
    for word, count in counts.items():
        ranking.append((-count, word))
    best = []
    for minus, word in sorted(ranking)[:n]:
        best.append((word, -minus))
    return best
