# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: The steps have the right lengths, but they stand on the left. Blanks are characters too, and here they come before the signs.
steps = int(input())
for step in range(1, steps + 1):
    line = ""
    for sign in range(step):
        line += "#"
    print(line)
