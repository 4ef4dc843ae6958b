locker_1 = "towel"
locker_2 = "goggles"

# Keep the towel safe before locker_1 gets something else.
spare = locker_1
locker_1 = locker_2
locker_2 = spare

print("Locker 1:", locker_1)
print("Locker 2:", locker_2)
