total = float(input())
people = int(input())
share = total / people
print(share)
print(type(share))
