# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: The products are right, but the two factors stand in each other's place. The number that was typed comes first in every line.
number = int(input())
for factor in range(1, 11):
    print(f"{factor} x {number} = {number * factor}")
