# verdict: wrong_answer
# fails: 7
# misconception: border-does-not-matter
# feedback: Most ages are right. Look at somebody who is exactly 6, 18 or 65: into which group does the table put them, and into which does your sign?
age = int(input())
if age <= 6:
    fare = 0
elif age <= 18:
    fare = 3
elif age <= 65:
    fare = 7
else:
    fare = 5
print(fare)
