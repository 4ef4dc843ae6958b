# verdict: wrong_answer
# fails: 2
# misconception: best-on-the-way
# feedback: One after the other is right. With best_only the offers still build on each other. Each has to be tried on the original price, all by itself.
def apply_offers(price, offers, *, best_only=False):
    prices = [price]
    for offer in offers:
        prices.append(offer(prices[-1]))
    if best_only:
        return min(prices)
    return prices[-1]
