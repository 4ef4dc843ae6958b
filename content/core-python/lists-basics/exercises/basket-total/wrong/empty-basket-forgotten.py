# verdict: runtime_error
# fails: 3
# misconception: missing-item-is-none
# feedback: With prices in the basket, all is well. In an empty list no place exists, not even -1. What should come back before you look?
def basket_total(prices):
    total = 0
    for price in prices:
        total += price
    return total


def last_price(prices):
    return prices[-1]
