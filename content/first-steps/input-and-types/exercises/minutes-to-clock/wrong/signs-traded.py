# verdict: wrong_answer
# fails: 1
# misconception: quotient-remainder-swapped
# feedback: 135 minutes came out as 15 h 2 min. Both numbers are right, each in the other's place. Which of the two signs gives what is left over?
total = int(input())
hours = total % 60
minutes = total // 60
print(hours, "h", minutes, "min")
