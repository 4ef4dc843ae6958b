# verdict: wrong_answer
# fails: 1
# misconception: dict-is-sorted
# feedback: A dictionary keeps the order in which its keys came, not the alphabet's.
def count_words(source, target):
    counts = {}
    for word in open(source).read().split():
        counts[word] = counts.get(word, 0) + 1
    with open(target, "w") as result:
        for word in counts:
            result.write(f"{word} {counts[word]}\n")
    return len(counts)
