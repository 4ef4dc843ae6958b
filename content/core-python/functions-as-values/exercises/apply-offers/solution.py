def apply_offers(price, offers, *, best_only=False):
    if best_only:
        return min([price] + [offer(price) for offer in offers])
    for offer in offers:
        price = offer(price)
    return price
