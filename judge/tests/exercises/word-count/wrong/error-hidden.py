# verdict: wrong_answer
# fails: 3
# misconception: errors-are-silenced
# feedback: A file that is not there should be an error for the caller, not an empty text.
def count_words(source, target):
    counts = {}
    try:
        text = open(source).read()
    except OSError:
        text = ""
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    with open(target, "w") as result:
        for word in sorted(counts):
            result.write(f"{word} {counts[word]}\n")
    return len(counts)
