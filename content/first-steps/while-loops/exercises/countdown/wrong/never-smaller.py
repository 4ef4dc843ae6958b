# verdict: output_limit
# fails: 1
# misconception: missing-update
# feedback: The same number is printed without end, so the judge stopped your program. Which line in the body makes the number smaller?
number = int(input())
while number > 0:
    print(number)
print("Go!")
