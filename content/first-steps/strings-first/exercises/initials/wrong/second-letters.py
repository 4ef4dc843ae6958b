# verdict: wrong_answer
# fails: 1
# misconception: index-from-one
# feedback: Rosa Lind came out as o.i. You picked the second letters. How many steps is the first letter away from the start?
first = input()
last = input()
print(first[1] + "." + last[1] + ".")
