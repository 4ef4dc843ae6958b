# verdict: wrong_answer
# fails: 1
# misconception: range-includes-end
# feedback: The lowest and longest step is missing. Your row of steps stops before the number that was typed.
steps = int(input())
for step in range(1, steps):
    line = ""
    for blank in range(steps - step):
        line += " "
    for sign in range(step):
        line += "#"
    print(line)
