# verdict: wrong_answer
# fails: 1
# misconception: decimal-comma
# feedback: Several numbers came out instead of one. To print, a comma is the border between two pieces. What stands before the decimals of a float?
print((180 + 220) / 100 * 4,8 * 1,75)
