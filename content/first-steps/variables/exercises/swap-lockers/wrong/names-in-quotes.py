# verdict: wrong_answer
# fails: 1
# misconception: quoted-name-is-a-name
# feedback: The lockers now hold words, not things. With quotes you get the letters of a name, without them what the name stands for.
locker_1 = "towel"
locker_2 = "goggles"

spare = "locker_1"
locker_1 = "locker_2"
locker_2 = spare

print("Locker 1:", locker_1)
print("Locker 2:", locker_2)
