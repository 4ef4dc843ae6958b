locker_1 = "towel"
locker_2 = "goggles"

# Write your lines below this comment.

# Write your lines above this comment.

print("Locker 1:", locker_1)
print("Locker 2:", locker_2)
