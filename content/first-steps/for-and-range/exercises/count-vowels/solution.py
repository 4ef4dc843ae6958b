line = input().lower()
count = 0
for letter in line:
    if letter in "aeiou":
        count += 1
print(count)
