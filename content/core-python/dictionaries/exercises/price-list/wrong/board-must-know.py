# verdict: runtime_error
# fails: 2
# misconception: missing-key-is-none
# feedback: Orders from the board are right. A name that is not on it stops your function, because square brackets insist on the key.
def order_total(order, prices):
    total = 0
    for name in order:
        if prices[name] is not None:
            total += prices[name]
    return total
