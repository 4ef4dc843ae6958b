# verdict: wrong_answer
# fails: 4
# misconception: assignment-stores-formula
# feedback: Each year brings your saver the same amount. The percentage is taken of what is there at that time, so it has to be worked out anew in every round.
balance = float(input())
rate = float(input())
goal = float(input())
gain = balance * rate / 100
if balance < goal and gain == 0:
    print("never")
else:
    years = 0
    while balance < goal:
        balance += gain
        years += 1
    print(years)
