# verdict: wrong_answer
# fails: 1
# misconception: or-distributes
# feedback: Your program counts every single character. Behind an or stands a letter on its own, and a text that is not empty counts as true.
line = input().lower()
count = 0
for letter in line:
    if letter == "a" or "e" or "i" or "o" or "u":
        count += 1
print(count)
