# verdict: wrong_answer
# fails: 3
# misconception: body-runs-once-at-least
# feedback: For 0 your program shows a number too. One number is printed before any condition was asked, and here there should be none.
number = int(input())
print(number)
while number > 1:
    number -= 1
    print(number)
print("Go!")
