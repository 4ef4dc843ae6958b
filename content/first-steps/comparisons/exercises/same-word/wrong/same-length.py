# verdict: wrong_answer
# fails: 8
# misconception: equal-length-is-equal
# feedback: lime and LIMA have the same number of letters and are different words. Compare the words themselves, not how long they are.
first = input().lower()
second = input().lower()
print(len(first) == len(second))
