# verdict: wrong_answer
# fails: 1
# misconception: accumulator-inside-loop
# feedback: The best offer is found. But without best_only every offer sets out from the original price again, so all except the last are lost. Which price should the next offer get?
def apply_offers(price, offers, *, best_only=False):
    results = [price] + [offer(price) for offer in offers]
    if best_only:
        return min(results)
    return results[-1]
