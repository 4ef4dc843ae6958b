# verdict: wrong_answer
# fails: 2
# misconception: longer-key-is-safer
# feedback: Most lists are right. But words in the middle decide in yours, and they should play no part. Which two words may the key hold, and nothing else?
def by_last_name(names):
    return sorted(names, key=lambda name: name.split()[::-1])
