# verdict: wrong_answer
# fails: 1
# misconception: swap-without-temp
# feedback: Both lockers hold the goggles. The towel was overwritten before anything kept it: where could it have waited?
locker_1 = "towel"
locker_2 = "goggles"

locker_1 = locker_2
locker_2 = locker_1

print("Locker 1:", locker_1)
print("Locker 2:", locker_2)
