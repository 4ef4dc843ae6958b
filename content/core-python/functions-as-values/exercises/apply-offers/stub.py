def apply_offers(price, offers, *, best_only=False):
    # Every item of offers is a function that can be called with a price.
    return price


print(apply_offers(1000, [lambda p: p - 100, lambda p: p // 2]))
