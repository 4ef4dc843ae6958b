# verdict: wrong_answer
# fails: 3
# misconception: difference-is-positive
# feedback: It works while the first price is the larger one. Try 2.5 and 2.55: which sign does your difference have, and is it less than 0.01?
first = float(input())
second = float(input())
print(first - second < 0.01)
