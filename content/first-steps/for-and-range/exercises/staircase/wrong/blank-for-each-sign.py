# verdict: wrong_answer
# fails: 1
# misconception: nested-loops-in-step
# feedback: Your lines are far too long. One inner loop stands inside the other, so it runs anew for every single blank. They should follow one another.
steps = int(input())
for step in range(1, steps + 1):
    line = ""
    for blank in range(steps - step):
        line += " "
        for sign in range(step):
            line += "#"
    print(line)
