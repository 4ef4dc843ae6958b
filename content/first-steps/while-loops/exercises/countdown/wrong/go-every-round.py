# verdict: wrong_answer
# fails: 1
# misconception: body-or-after
# feedback: Go! comes after each number. What stands indented below while belongs to every round; how do you write a line that waits until the end?
number = int(input())
while number > 0:
    print(number)
    number -= 1
    print("Go!")
