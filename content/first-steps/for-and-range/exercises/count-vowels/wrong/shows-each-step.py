# verdict: wrong_answer
# fails: 1
# misconception: print-inside-or-after
# feedback: One number is asked for, and your program shows one in every round. How far is the print indented?
line = input().lower()
count = 0
for letter in line:
    if letter in "aeiou":
        count += 1
    print(count)
