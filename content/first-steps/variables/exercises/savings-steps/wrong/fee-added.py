# verdict: wrong_answer
# fails: 1
# misconception: sign-does-not-matter
# feedback: The three deposits are right. Then the balance grows once more, though the bank takes money away.
balance = 250
balance += 40
print("After deposit 1:", balance)
balance += 15
print("After deposit 2:", balance)
balance += 120
print("After deposit 3:", balance)
balance += 7
print("After the fee:", balance)
