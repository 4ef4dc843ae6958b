# verdict: runtime_error
# fails: 1
# misconception: input-gives-number
# feedback: The answer is still text. Times 9 merely repeats it, and then text cannot be divided. Make a number of it first.
celsius = input()
fahrenheit = celsius * 9 / 5 + 32
print(fahrenheit)
