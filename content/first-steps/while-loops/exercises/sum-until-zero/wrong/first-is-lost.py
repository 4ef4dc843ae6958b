# verdict: wrong_answer
# fails: 1
# misconception: order-in-body-free
# feedback: The first number is missing from your sum. In the first round it is replaced by the next one before anything was added.
total = 0
how_many = 0
number = int(input())
while number != 0:
    number = int(input())
    total += number
    how_many += 1
print(total)
print(how_many)
