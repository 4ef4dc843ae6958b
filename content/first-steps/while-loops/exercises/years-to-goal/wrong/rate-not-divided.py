# verdict: wrong_answer
# fails: 1
# misconception: unit-mixed-up
# feedback: The goal is reached far too early. The rate is given in percent, so 50 stands for 50 hundredths, not for 50 times as much.
balance = float(input())
rate = float(input())
goal = float(input())
if balance < goal and (balance == 0 or rate == 0):
    print("never")
else:
    years = 0
    while balance < goal:
        balance += balance * rate
        years += 1
    print(years)
