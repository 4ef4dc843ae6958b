# verdict: wrong_answer
# fails: 1
# misconception: in-counts
# feedback: You count which vowels appear, and each of them only once. In An apple a day the a comes four times.
line = input().lower()
count = 0
for vowel in "aeiou":
    if vowel in line:
        count += 1
print(count)
