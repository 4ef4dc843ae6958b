# verdict: wrong_answer
# fails: 1
# misconception: nested-counts-swapped
# feedback: Your staircase hangs upside down, or its blanks and signs have changed places. How many of each belong into the very first line?
steps = int(input())
for step in range(steps, 0, -1):
    line = ""
    for blank in range(steps - step):
        line += " "
    for sign in range(step):
        line += "#"
    print(line)
