# verdict: wrong_answer
# fails: 1
# misconception: range-includes-end
# feedback: The line with the factor 10 is missing. A row of numbers never holds the one where it stops.
number = int(input())
for factor in range(1, 10):
    print(f"{number} x {factor} = {number * factor}")
