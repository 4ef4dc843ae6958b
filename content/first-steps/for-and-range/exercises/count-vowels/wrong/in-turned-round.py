# verdict: wrong_answer
# fails: 1
# misconception: in-sides-swapped
# feedback: Your program finds no vowels. The condition asks whether all five letters together stand in one single letter; which side of in should hold the larger text?
line = input().lower()
count = 0
for letter in line:
    if "aeiou" in letter:
        count += 1
print(count)
