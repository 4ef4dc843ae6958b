# verdict: time_limit
# fails: 2
# misconception: missing-update
# feedback: With a rate of 0 the balance stays what it is, however many years pass. The loop cannot notice that; find out before it begins.
balance = float(input())
rate = float(input())
goal = float(input())
years = 0
while balance < goal:
    balance += balance * rate / 100
    years += 1
print(years)
