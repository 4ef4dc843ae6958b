first = float(input())
second = float(input())
print(first == second)
