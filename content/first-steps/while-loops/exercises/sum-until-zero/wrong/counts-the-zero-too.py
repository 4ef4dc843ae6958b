# verdict: wrong_answer
# fails: 1
# misconception: sentinel-counted
# feedback: The sum is right, and the count is one too high. The 0 at the end is counted as well. Which line should it meet before it can be counted?
total = 0
how_many = 0
number = 1
while number != 0:
    number = int(input())
    total += number
    how_many += 1
print(total)
print(how_many)
