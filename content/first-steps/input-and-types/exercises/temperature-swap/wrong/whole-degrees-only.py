# verdict: runtime_error
# fails: 2
# misconception: int-parses-decimals
# feedback: Whole degrees work, and 36.5 stops the program. int reads whole numbers only; which conversion reads a decimal point?
celsius = int(input())
fahrenheit = celsius * 9 / 5 + 32
print(fahrenheit)
