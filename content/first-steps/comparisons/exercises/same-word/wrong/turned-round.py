# verdict: wrong_answer
# fails: 1
# misconception: not-equal-is-equal
# feedback: Each answer is the opposite of the right one. Which question does your sign ask: whether they are the same, or whether they differ?
first = input().lower()
second = input().lower()
print(first != second)
