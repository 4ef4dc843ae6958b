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
