# verdict: wrong_answer
# fails: 1
# misconception: index-from-one
# feedback: The first price is missing from your sum. Which index does it have?
def basket_total(prices):
    total = 0
    for place in range(1, len(prices)):
        total += prices[place]
    return total


def last_price(prices):
    if len(prices) == 0:
        return 0
    return prices[-1]
