# verdict: runtime_error
# fails: 1
# misconception: number-can-be-walked
# feedback: Python was told to walk along a single number, and it cannot. What makes a row of numbers for the loop?
number = int(input())
for factor in 10:
    print(f"{number} x {factor} = {number * factor}")
