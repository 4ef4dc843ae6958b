# verdict: wrong_answer
# fails: 1
# misconception: assignment-stores-formula
# feedback: Each of your sums starts from the same 250. The second deposit should be added to what the first one left.
balance = 250
balance += 40
print("After deposit 1:", balance)
balance = 250
balance += 15
print("After deposit 2:", balance)
balance = 250
balance += 120
print("After deposit 3:", balance)
balance = 250
balance -= 7
print("After the fee:", balance)
