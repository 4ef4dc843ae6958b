# verdict: wrong_answer
# fails: 1
# misconception: old-value-kept
# feedback: Both lockers hold the towel. The goggles were gone before anything could keep them: which line has to come first?
locker_1 = "towel"
locker_2 = "goggles"

locker_2 = locker_1
spare = locker_2
locker_1 = spare

print("Locker 1:", locker_1)
print("Locker 2:", locker_2)
