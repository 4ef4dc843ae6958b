# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: Some amounts get too many coins. What happens when the amount that is left is exactly the value of a coin?
def coin_name(value):
    if value == 200:
        return "2e"
    if value == 100:
        return "1e"
    return f"{value}c"


def change_due(amount):
    text = ""
    while amount > 0:
        coin = 5
        if amount > 10:
            coin = 10
        if amount > 20:
            coin = 20
        if amount > 50:
            coin = 50
        if amount > 100:
            coin = 100
        if amount > 200:
            coin = 200
        text += " " + coin_name(coin)
        amount -= coin
    return text[1:]
