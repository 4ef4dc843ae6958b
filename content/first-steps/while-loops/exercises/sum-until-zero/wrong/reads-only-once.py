# verdict: time_limit
# fails: 1
# misconception: missing-update
# feedback: Your loop never ends. The condition looks at the same number again and again. What in the body could bring a new one?
total = 0
how_many = 0
number = int(input())
while number != 0:
    total += number
    how_many += 1
print(total)
print(how_many)
