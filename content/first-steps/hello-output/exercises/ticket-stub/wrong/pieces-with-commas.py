# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: A comma between two pieces brings one blank with it. Count the blanks between 7 and Seat, and look where the bar at the end stands.
print("+-------------------------+")
print("| \"The Captain's Parrot\"  |")
print("| Row", 7, "Seat", 12, "         |")
print("+-------------------------+")
