# verdict: wrong_answer
# fails: 1
# misconception: old-value-kept
# feedback: All four lines show the last balance. By the time the prints run, the earlier values are gone. Where must each print stand?
balance = 250
balance += 40
balance += 15
balance += 120
balance -= 7
print("After deposit 1:", balance)
print("After deposit 2:", balance)
print("After deposit 3:", balance)
print("After the fee:", balance)
