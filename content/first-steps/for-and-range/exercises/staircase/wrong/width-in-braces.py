# verdict: forbidden_construct
# misconception: any-way-will-do
# feedback: There are shorter ways to such a line, and here they are shut. Take one loop for the blanks and one for the signs, both inside the loop over the steps.
steps = int(input())
line = ""
for step in range(steps):
    line += "#"
    print(f"{line:>{steps}}")
