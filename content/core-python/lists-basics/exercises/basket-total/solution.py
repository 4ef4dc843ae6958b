def basket_total(prices):
    total = 0
    for price in prices:
        total += price
    return total


def last_price(prices):
    if len(prices) == 0:
        return 0
    return prices[-1]
