# verdict: runtime_error
# fails: 4
# misconception: exception-left-out
# feedback: The best of several offers is found. If there are none, your function stops, since there is nothing to take the lowest of. Which price always takes part in the comparison?
def apply_offers(price, offers, *, best_only=False):
    if best_only:
        return min([offer(price) for offer in offers])
    for offer in offers:
        price = offer(price)
    return price
