# verdict: wrong_answer
# fails: 1
# misconception: range-one-argument-starts-at-one
# feedback: Your table begins with the factor 0 and ends with 9. With one number in its brackets, where does range start?
number = int(input())
for factor in range(10):
    print(f"{number} x {factor} = {number * factor}")
