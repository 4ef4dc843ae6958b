total = 0
how_many = 0
number = int(input())
# Go on as long as the number is not the one that means "the end".

print(total)
print(how_many)
