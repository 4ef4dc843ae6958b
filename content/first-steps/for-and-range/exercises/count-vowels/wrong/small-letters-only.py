# verdict: wrong_answer
# fails: 1
# misconception: case-ignored
# feedback: Capital vowels are passed over. The first letter of An is one, and to Python it is not the same as a small a.
line = input()
count = 0
for letter in line:
    if letter in "aeiou":
        count += 1
print(count)
