# verdict: runtime_error
# fails: 2
# misconception: get-gives-zero
# feedback: If the message speaks of NoneType, a missing name gave you None, and that cannot be added. What should step in?
def order_total(order, prices):
    total = 0
    for name in order:
        total += prices.get(name)
    return total
