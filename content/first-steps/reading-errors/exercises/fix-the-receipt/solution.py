guest = input()
meal = float(input())
tip = float(input())
total = meal + tip
print("Receipt for " + guest)
print("To pay: " + str(total))
