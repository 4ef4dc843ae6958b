# verdict: runtime_error
# fails: 1
# misconception: map-is-list
# feedback: What map gives is not a list, so it has no last item to take by its index. It could be made one; but would the second offer then know what the first one did?
def apply_offers(price, offers, *, best_only=False):
    results = map(lambda offer: offer(price), offers)
    if best_only:
        return min([price, *results])
    return results[-1]
