# verdict: runtime_error
# fails: 2
# misconception: int-parses-decimals
# feedback: The first bill works, and 45.50 stops the program. Which conversion accepts a text with a decimal point?
total = int(input())
people = int(input())
share = total / people
print(share)
print(type(share))
