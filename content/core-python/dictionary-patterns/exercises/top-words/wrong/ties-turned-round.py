# verdict: wrong_answer
# fails: 1
# misconception: reverse-keeps-ties
# feedback: The numbers are in the right order. Words that occur equally often come in the wrong one: turning a list round turns its ties round as well.
def top_words(text, n):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?")
        if word != "":
            counts[word] = counts.get(word, 0) + 1
    ranking = []
    for word, count in counts.items():
        ranking.append((count, word))
    best = []
    for count, word in sorted(ranking)[::-1][:n]:
        best.append((word, count))
    return best
