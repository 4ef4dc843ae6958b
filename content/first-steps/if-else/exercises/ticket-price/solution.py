age = int(input())
if age < 6:
    fare = 0
elif age < 18:
    fare = 3
elif age < 65:
    fare = 7
else:
    fare = 5
print(fare)
