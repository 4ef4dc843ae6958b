# verdict: wrong_answer
# fails: 1
# misconception: quotient-remainder-swapped
# feedback: Four boxes of 12 would hold only 48 eggs. Both numbers are right, but each stands in the other's place.
print("Full boxes:", 1000 % 12)
print("Eggs left:", 1000 // 12)
