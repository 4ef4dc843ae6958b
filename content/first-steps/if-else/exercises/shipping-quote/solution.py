weight = float(input())
country = input()
if country == "PT":
    if weight <= 1:
        price = 4
    elif weight <= 10:
        price = 7
    else:
        price = 15
else:
    if weight <= 1:
        price = 9
    elif weight <= 10:
        price = 16
    else:
        price = 40
print(price)
