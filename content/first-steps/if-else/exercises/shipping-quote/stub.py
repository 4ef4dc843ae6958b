weight = float(input())
country = input()
if country == "PT":
    price = 4
else:
    price = 9
print(price)
