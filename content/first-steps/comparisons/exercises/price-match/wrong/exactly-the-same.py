# verdict: wrong_answer
# fails: 1
# misconception: float-equality-exact
# feedback: 1.799 and 1.80 are a tenth of a cent apart and should count as equal. Two equals signs accept no difference at all. How large is it, and how large may it be?
first = float(input())
second = float(input())
print(first == second)
