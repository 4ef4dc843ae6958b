# verdict: wrong_answer
# fails: 1
# misconception: accumulator-at-the-top
# feedback: Each line still holds all of the lines before it. A new step should begin with an empty text; in which loop is that line needed?
steps = int(input())
line = ""
for step in range(1, steps + 1):
    for blank in range(steps - step):
        line += " "
    for sign in range(step):
        line += "#"
    print(line)
