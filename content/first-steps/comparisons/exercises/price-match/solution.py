first = float(input())
second = float(input())
difference = first - second
print(-0.01 < difference < 0.01)
