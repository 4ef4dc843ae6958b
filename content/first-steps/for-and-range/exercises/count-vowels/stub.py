line = input()
count = 0
# Look at each letter of the line in turn. Is it one of the five?
print(count)
