# verdict: runtime_error
# fails: 6
# misconception: copy-follows-original
# feedback: shop.py keeps prices of its own, so a new price in prices.py does not reach it.
import prices

COPY = dict(prices.PRICES)


def bill(things):
    return sum(COPY[thing] for thing in things)
