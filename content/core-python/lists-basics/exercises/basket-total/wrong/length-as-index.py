# verdict: runtime_error
# fails: 2
# misconception: last-index-is-len
# feedback: The sum is right, but last_price stops with an error when there are prices. Which indexes does a list of three items have? The length is not one of them.
def basket_total(prices):
    total = 0
    for price in prices:
        total += price
    return total


def last_price(prices):
    if len(prices) == 0:
        return 0
    return prices[len(prices)]
