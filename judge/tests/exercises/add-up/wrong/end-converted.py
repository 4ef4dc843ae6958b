# verdict: runtime_error
# fails: 1
# misconception: convert-before-test
# feedback: The word end is no number. Test the line before you convert it.
total = 0
while True:
    number = int(input())
    if number == "end":
        break
    total += number
print(total)
