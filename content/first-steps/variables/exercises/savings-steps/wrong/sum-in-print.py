# verdict: wrong_answer
# fails: 1
# misconception: expression-changes-variable
# feedback: Inside print, balance + 15 shows a sum but changes nothing. Only an assignment gives balance its new value.
balance = 250
balance += 40
print("After deposit 1:", balance)
print("After deposit 2:", balance + 15)
print("After deposit 3:", balance + 120)
print("After the fee:", balance - 7)
