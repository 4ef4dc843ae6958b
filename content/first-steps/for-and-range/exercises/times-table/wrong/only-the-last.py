# verdict: wrong_answer
# fails: 1
# misconception: print-inside-or-after
# feedback: Only the last line of the table is shown. A print without indentation waits until the loop is over; where does yours have to stand?
number = int(input())
for factor in range(1, 11):
    line = f"{number} x {factor} = {number * factor}"
print(line)
