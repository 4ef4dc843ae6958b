# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: The screen looks right, but the two lockers do not hold what is printed beside them. Leave the last two lines as they were, and let the things change places.
locker_1 = "towel"
locker_2 = "goggles"

spare = locker_1

print("Locker 1:", locker_2)
print("Locker 2:", spare)
