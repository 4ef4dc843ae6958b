# verdict: forbidden_construct
# fails: 1
# misconception: assignment-adds-up
# feedback: Neither += nor -= stands in your program. A plain = forgets the old value unless you write it again on the right; the short forms see to that for you.
balance = 250
balance = 40
print("After deposit 1:", balance)
balance = 15
print("After deposit 2:", balance)
balance = 120
print("After deposit 3:", balance)
balance = -7
print("After the fee:", balance)
