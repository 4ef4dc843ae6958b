# verdict: wrong_answer
# fails: 1
# misconception: print-inside-or-after
# feedback: Unfinished steps are shown. A line should be printed when all its characters are there, so not from inside a loop that still adds some.
steps = int(input())
for step in range(1, steps + 1):
    line = ""
    for blank in range(steps - step):
        line += " "
    for sign in range(step):
        line += "#"
        print(line)
