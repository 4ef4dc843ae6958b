# verdict: wrong_answer
# fails: 8
# misconception: get-inserts
# feedback: The sums are right, but your function writes new names on the board. Asking for a price need not change anything; get does not.
def order_total(order, prices):
    total = 0
    for name in order:
        if name not in prices:
            prices[name] = 0
        total += prices[name]
    return total
