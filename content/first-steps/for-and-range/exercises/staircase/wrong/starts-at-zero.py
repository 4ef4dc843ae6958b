# verdict: wrong_answer
# fails: 1
# misconception: range-one-argument-starts-at-one
# feedback: There is an empty line at the top, and the longest step is missing. With a single number, range begins at 0, and a step with 0 signs is none.
steps = int(input())
for step in range(steps):
    line = ""
    for blank in range(steps - step):
        line += " "
    for sign in range(step):
        line += "#"
    print(line)
