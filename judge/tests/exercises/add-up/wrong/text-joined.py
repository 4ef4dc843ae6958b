# verdict: wrong_answer
# fails: 1
# misconception: input-gives-number
# feedback: What input hands back is text, and text is joined, not added.
total = ""
line = input()
while line != "end":
    total += line
    line = input()
print(total)
