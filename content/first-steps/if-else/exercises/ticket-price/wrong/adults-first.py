# verdict: wrong_answer
# fails: 2
# misconception: threshold-order-irrelevant
# feedback: Everybody under 65 pays the same with you. A child of 8 is under 65 too, and the first condition that holds wins. Which question has to come first?
age = int(input())
if age < 65:
    fare = 7
elif age < 18:
    fare = 3
elif age < 6:
    fare = 0
else:
    fare = 5
print(fare)
