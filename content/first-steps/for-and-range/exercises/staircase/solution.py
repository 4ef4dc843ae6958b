steps = int(input())
for step in range(1, steps + 1):
    line = ""
    for blank in range(steps - step):
        line += " "
    for sign in range(step):
        line += "#"
    print(line)
