# verdict: wrong_answer
# fails: 1
# misconception: one-side-is-enough
# feedback: Only one of the two words is brought to small letters before they are compared. The other one can have capitals too.
first = input().lower()
second = input()
print(first == second)
