# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: Compare your line with the example from left to right, up to the very last character.
first = input()
last = input()
print(first[0] + "." + last[0])
