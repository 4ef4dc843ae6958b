total = 0
how_many = 0
number = int(input())
while number != 0:
    total += number
    how_many += 1
    number = int(input())
print(total)
print(how_many)
