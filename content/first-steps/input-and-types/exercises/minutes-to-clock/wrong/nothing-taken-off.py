# verdict: wrong_answer
# fails: 1
# misconception: using-takes-away
# feedback: The hours are right, and the minutes still hold all that came in. Counting the full hours does not take them away from the total.
total = int(input())
hours = total // 60
print(hours, "h", total, "min")
