def count_words(source, target):
    counts = {}
    with open(source) as text:
        for word in text.read().split():
            counts[word] = counts.get(word, 0) + 1
    with open(target, "w") as result:
        for word in sorted(counts):
            result.write(f"{word} {counts[word]}\n")
    return len(counts)
