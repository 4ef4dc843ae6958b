# verdict: wrong_answer
# fails: 1
# misconception: any-end-will-do
# feedback: The number -2 ends your loop too early. Only one value means the end, and that is 0. What does your condition say about numbers below it?
total = 0
how_many = 0
number = int(input())
while number > 0:
    total += number
    how_many += 1
    number = int(input())
print(total)
print(how_many)
