# verdict: runtime_error
# fails: 1
# misconception: convert-after-arithmetic
# feedback: The last line is mended. In line 4 the two texts are still put together before float sees them, so it is asked to read 12.502.00. Convert each one first.
guest = input()
meal = input()
tip = input()
total = float(meal + tip)
print("Receipt for " + guest)
print("To pay: " + str(total))
