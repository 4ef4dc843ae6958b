# verdict: wrong_answer
# fails: 1
# misconception: sorting-aid-is-result
# feedback: The right words come in the right order. But the pairs are still in the shape that helped to sort them. In which order should word and number stand, and which sign should the number have?
def top_words(text, n):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?")
        if word != "":
            counts[word] = counts.get(word, 0) + 1
    ranking = []
    for word, count in counts.items():
        ranking.append((-count, word))
    return sorted(ranking)[:n]
