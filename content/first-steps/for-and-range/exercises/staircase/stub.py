steps = int(input())
for step in range(1, steps + 1):
    line = ""
    # First the blanks, then the signs. Each of them wants a loop of its own.
    print(line)
