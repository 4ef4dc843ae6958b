# verdict: time_limit
# fails: 6
# misconception: missing-update
# feedback: You thought of a rate of 0. There is a second way to stand still: what is 5 % of nothing?
balance = float(input())
rate = float(input())
goal = float(input())
if balance < goal and rate == 0:
    print("never")
else:
    years = 0
    while balance < goal:
        balance += balance * rate / 100
        years += 1
    print(years)
