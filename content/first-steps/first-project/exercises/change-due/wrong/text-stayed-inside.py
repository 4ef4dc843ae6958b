# verdict: runtime_error
# fails: 1
# misconception: names-leak-out
# feedback: Python met a name that it does not know at that place. A name made in one function cannot be seen in another: hand the value back with return and take it.
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


def add_coins(amount):
    text = ""
    while amount > 0:
        coin = largest_coin(amount)
        text += " " + coin_name(coin)
        amount -= coin


def change_due(amount):
    add_coins(amount)
    return text[1:]
