first = input()
last = input()
# Take one character of each, and put the dots in.
print(first, last)
