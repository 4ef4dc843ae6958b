# verdict: wrong_answer
# fails: 1
# misconception: assignment-adds-up
# feedback: Your sum is only the last price. Each round puts its price in the place of what was there; how do you add to it instead?
def basket_total(prices):
    total = 0
    for price in prices:
        total = price
    return total


def last_price(prices):
    if len(prices) == 0:
        return 0
    return prices[-1]
