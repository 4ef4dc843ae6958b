def order_total(order, prices):
    total = 0
    for name in order:
        # Look up the price, and think of names that are not on the board.
        total += 1
    return total


print(order_total(["plums", "figs", "plums"], {"plums": 4, "figs": 9}))
