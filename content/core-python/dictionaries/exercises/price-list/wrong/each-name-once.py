# verdict: wrong_answer
# fails: 1
# misconception: in-counts
# feedback: Everything is counted once, however often it was wanted. Which of the two should your loop walk along?
def order_total(order, prices):
    total = 0
    for name in prices:
        if name in order:
            total += prices[name]
    return total
