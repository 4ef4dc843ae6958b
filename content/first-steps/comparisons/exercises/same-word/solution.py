first = input().lower()
second = input().lower()
print(first == second)
