# verdict: runtime_error
# fails: 1
# misconception: first-error-is-the-only-one
# feedback: The sum is right now. The message has moved to the last line, where + has a text on one side and a number on the other. Make a text of the number.
guest = input()
meal = float(input())
tip = float(input())
total = meal + tip
print("Receipt for " + guest)
print("To pay: " + total)
