# verdict: wrong_answer
# fails: 1
# misconception: return-in-loop-collects
# feedback: Your sum is only the first price, and an empty basket gives None. The return stands in the loop, so it leaves in the first round.
def basket_total(prices):
    total = 0
    for price in prices:
        total += price
        return total


def last_price(prices):
    if len(prices) == 0:
        return 0
    return prices[-1]
