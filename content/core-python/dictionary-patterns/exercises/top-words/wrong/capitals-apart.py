# verdict: wrong_answer
# fails: 1
# misconception: case-ignored
# feedback: Words with a capital are counted apart from those without. Bring all of them to small letters before you count.
def top_words(text, n):
    counts = {}
    for word in text.split():
        word = word.strip(".,;:!?")
        if word != "":
            counts[word] = counts.get(word, 0) + 1
    ranking = []
    for word, count in counts.items():
        ranking.append((-count, word))
    best = []
    for minus, word in sorted(ranking)[:n]:
        best.append((word, -minus))
    return best
