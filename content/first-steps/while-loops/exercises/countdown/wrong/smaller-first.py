# verdict: wrong_answer
# fails: 1
# misconception: condition-checked-constantly
# feedback: You start one too low, and a 0 slips in at the end. The number is made smaller before it is shown, and nobody asks about it in between.
number = int(input())
while number > 0:
    number -= 1
    print(number)
print("Go!")
