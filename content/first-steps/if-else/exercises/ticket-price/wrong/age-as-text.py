# verdict: runtime_error
# fails: 1
# misconception: input-gives-number
# feedback: The message speaks of str and int: a text is being compared with a number. What has to happen to the age when it is read?
age = input()
if age < 6:
    fare = 0
elif age < 18:
    fare = 3
elif age < 65:
    fare = 7
else:
    fare = 5
print(fare)
