first = int(input())
second = int(input())
third = int(input())

largest = first
# Is one of the others larger?

print(largest)
