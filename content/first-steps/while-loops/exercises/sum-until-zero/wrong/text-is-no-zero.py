# verdict: runtime_error
# fails: 1
# misconception: text-zero-is-zero
# feedback: Python wanted to read one more line when there was none. The 0 did come, but as text, and a text is never equal to a number.
total = 0
how_many = 0
number = input()
while number != 0:
    total += int(number)
    how_many += 1
    number = input()
print(total)
print(how_many)
