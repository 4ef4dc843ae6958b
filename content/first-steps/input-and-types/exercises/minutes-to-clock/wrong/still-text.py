# verdict: runtime_error
# fails: 1
# misconception: input-gives-number
# feedback: The message names the types on both sides of the sign, and one of them is str. What does input hand over, whatever was typed?
total = input()
hours = total // 60
minutes = total % 60
print(hours, "h", minutes, "min")
