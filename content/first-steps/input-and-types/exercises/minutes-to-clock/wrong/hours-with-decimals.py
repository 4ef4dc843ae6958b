# verdict: wrong_answer
# fails: 1
# misconception: slash-gives-int
# feedback: Your hours have a decimal point, as in 2.25. You want only the full ones. Which sign of division counts full groups?
total = int(input())
hours = total / 60
minutes = total % 60
print(hours, "h", minutes, "min")
