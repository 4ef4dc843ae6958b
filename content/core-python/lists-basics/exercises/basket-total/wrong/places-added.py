# verdict: wrong_answer
# fails: 1
# misconception: loop-over-index-or-item
# feedback: Your sum of three prices is 3, that is 0 + 1 + 2. You add up the places, not what stands in them.
def basket_total(prices):
    total = 0
    for price in range(len(prices)):
        total += price
    return total


def last_price(prices):
    if len(prices) == 0:
        return 0
    return prices[-1]
