import prices


def bill(things):
    return sum(prices.price(thing) for thing in things)
