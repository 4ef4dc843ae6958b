# verdict: wrong_answer
# fails: 1
# misconception: border-does-not-matter
# feedback: A 0 is shown before Go! comes. The last number to be shown is 1, so for 0 your condition has to say no.
number = int(input())
while number >= 0:
    print(number)
    number -= 1
print("Go!")
