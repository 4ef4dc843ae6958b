# verdict: wrong_answer
# fails: 2
# misconception: else-joins-all-ifs
# feedback: The else belongs to one if only, the last one, so a child of 8 who has got a fare is sent there as well and gets a second one.
age = int(input())
if age < 6:
    fare = 0
if age < 18:
    fare = 3
if 18 <= age < 65:
    fare = 7
else:
    fare = 5
print(fare)
