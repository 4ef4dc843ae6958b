# verdict: runtime_error
# fails: 1
# misconception: names-leak-out
# feedback: Python met a name that has no value at that place; the message says which. If it was made inside another function, hand its value back with return, and take it.
def coin_value(name):
    if name == "5c":
        return 5
    if name == "10c":
        return 10
    if name == "20c":
        return 20
    if name == "50c":
        return 50
    if name == "1e":
        return 100
    if name == "2e":
        return 200
    return 0


def coin_name(value):
    if value == 200:
        return "2e"
    if value == 100:
        return "1e"
    return f"{value}c"


def largest_coin(amount):
    if amount >= 200:
        return 200
    if amount >= 100:
        return 100
    if amount >= 50:
        return 50
    if amount >= 20:
        return 20
    if amount >= 10:
        return 10
    return 5


def change_due(amount):
    text = ""
    while amount > 0:
        coin = largest_coin(amount)
        count = amount // coin
        text += (" " + coin_name(coin)) * count
        amount -= count * coin
    return text[1:]


def price_of(product):
    if product == "water":
        return 110
    if product == "crisps":
        return 165
    if product == "juice":
        return 185
    return 0


def collect(price):
    paid = 0
    while paid < price:
        print(f"To pay: {price - paid}")
        coin = input("Coin? ")
        value = coin_value(coin)
        if value == 0:
            print(f"Coin refused: {coin}")
        paid += value


def sell(product, price):
    collect(price)
    change = paid - price
    print(f"Enjoy your {product}")
    if change == 0:
        print("No change")
    else:
        print(f"Change: {change_due(change)}")


choice = input("What would you like? ")
while choice != "quit":
    price = price_of(choice)
    if price == 0:
        print(f"Unknown product: {choice}")
    else:
        sell(choice, price)
    choice = input("What would you like? ")
print("Goodbye")
