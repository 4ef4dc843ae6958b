# verdict: wrong_answer
# fails: 2
# misconception: arguments-are-input
# feedback: The sum is right. Where do the words behind the program's name arrive?
total = 0
line = input()
while line != "end":
    total += int(line)
    line = input()
print(total)
