# This shows the distance only. Make the cost of the fuel out of it.
print(180 + 220)
