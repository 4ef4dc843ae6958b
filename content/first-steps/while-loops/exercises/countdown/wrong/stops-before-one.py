# verdict: wrong_answer
# fails: 1
# misconception: off-by-one-while
# feedback: Your countdown leaves out the 1. Put 1 into your condition: what does it answer, and what should it answer?
number = int(input())
while number > 1:
    print(number)
    number -= 1
print("Go!")
