# verdict: wrong_answer
# fails: 1
# misconception: len-counts-distinct
# feedback: You count every word of the text. How many different ones are there?
def count_words(source, target):
    words = open(source).read().split()
    with open(target, "w") as result:
        for word in sorted(set(words)):
            result.write(f"{word} {words.count(word)}\n")
    return len(words)
