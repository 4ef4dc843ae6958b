# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: The words are all there. Now look at the right edge: every bar has to stand straight below the plus sign.
print("+-------------------------+")
print("| \"The Captain's Parrot\" |")
print("| Row 7  Seat 12 |")
print("+-------------------------+")
