# verdict: wrong_answer
# fails: 2
# misconception: return-in-loop-collects
# feedback: As soon as something is not on the board, the rest of the order is forgotten. An unknown name should add nothing and end nothing.
def order_total(order, prices):
    total = 0
    for name in order:
        if name not in prices:
            return total
        total += prices[name]
    return total
