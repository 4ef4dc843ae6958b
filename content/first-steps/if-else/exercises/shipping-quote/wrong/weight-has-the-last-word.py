# verdict: wrong_answer
# fails: 1
# misconception: indentation-is-decoration
# feedback: The prices for Portugal are never shown. Your second choice is not indented under else, so it is made for every country and overwrites what the first one chose.
weight = float(input())
country = input()
if country == "PT":
    if weight <= 1:
        price = 4
    elif weight <= 10:
        price = 7
    else:
        price = 15
if weight <= 1:
    price = 9
elif weight <= 10:
    price = 16
else:
    price = 40
print(price)
