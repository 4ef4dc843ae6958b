# verdict: wrong_answer
# fails: 1
# misconception: multiply-text
# feedback: On the right you get the same digits again and again, such as 77 for 7 x 2. The number that came in is still text.
number = input()
for factor in range(1, 11):
    print(f"{number} x {factor} = {number * factor}")
