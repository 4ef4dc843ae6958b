# verdict: runtime_error
# fails: 1
# misconception: assign-is-symmetric
# feedback: Python met a name that has no value yet; the message says which. Read that line aloud with "gets": does the name on the right hold something at that moment?
locker_1 = "towel"
locker_2 = "goggles"

locker_1 = spare
locker_2 = locker_1
spare = locker_2

print("Locker 1:", locker_1)
print("Locker 2:", locker_2)
