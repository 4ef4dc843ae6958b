# verdict: runtime_error
# fails: 2
# misconception: functions-can-be-compared
# feedback: With best_only Python stopped with a TypeError: it was to compare functions, which are neither small nor large. It is the prices they give that can be compared.
def apply_offers(price, offers, *, best_only=False):
    if best_only:
        return min(offers)(price)
    for offer in offers:
        price = offer(price)
    return price
