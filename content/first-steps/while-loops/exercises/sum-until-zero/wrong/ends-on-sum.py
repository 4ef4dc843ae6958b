# verdict: wrong_answer
# fails: 5
# misconception: any-end-will-do
# feedback: Your program stops when the sum has come back to 0, as after 3 and -3. It is the number typed that means the end, whatever the sum is at that moment.
total = 0
how_many = 0
number = int(input())
total += number
while number != 0 and total != 0:
    how_many += 1
    number = int(input())
    total += number
if number != 0:
    how_many += 1
print(total)
print(how_many)
