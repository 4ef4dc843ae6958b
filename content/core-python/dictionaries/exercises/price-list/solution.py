def order_total(order, prices):
    total = 0
    for name in order:
        total += prices.get(name, 0)
    return total
