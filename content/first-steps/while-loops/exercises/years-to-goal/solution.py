balance = float(input())
rate = float(input())
goal = float(input())
if balance < goal and (balance == 0 or rate == 0):
    print("never")
else:
    years = 0
    while balance < goal:
        balance += balance * rate / 100
        years += 1
    print(years)
