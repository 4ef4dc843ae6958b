# verdict: wrong_answer
# fails: 2
# misconception: quotient-remainder-swapped
# feedback: Each kind of coin is paid out once at most. The remainder says what is left afterwards; how many coins of a kind does the customer get?
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
        text += " " + coin_name(coin)
        amount = amount % coin
    return text[1:]
