# verdict: wrong_answer
# fails: 3
# misconception: body-runs-once-at-least
# feedback: Someone whose balance is enough at the beginning need not wait, and your program makes them wait a year. What should be asked before the first year passes?
balance = float(input())
rate = float(input())
goal = float(input())
if balance < goal and (balance == 0 or rate == 0):
    print("never")
else:
    years = 1
    balance += balance * rate / 100
    while balance < goal:
        balance += balance * rate / 100
        years += 1
    print(years)
