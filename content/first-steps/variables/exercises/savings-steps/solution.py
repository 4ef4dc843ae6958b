balance = 250
balance += 40
print("After deposit 1:", balance)
balance += 15
print("After deposit 2:", balance)
balance += 120
print("After deposit 3:", balance)
balance -= 7
print("After the fee:", balance)
