# verdict: wrong_answer
# fails: 1
# misconception: accumulator-inside-loop
# feedback: Your answer knows only about the last letter. The count is set to 0 in every round, and so it forgets all that came before.
line = input().lower()
count = 0
for letter in line:
    count = 0
    if letter in "aeiou":
        count += 1
print(count)
