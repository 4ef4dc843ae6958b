print("+-------------------------+")
print("| \"The Captain's Parrot\"  |")
print("| Row 7  Seat 12          |")
print("+-------------------------+")
