# verdict: wrong_answer
# fails: 1
# misconception: order-in-body-free
# feedback: Each of your levels is the one before the step. First change the level, then write it down.
def running_totals(numbers):
    totals = []
    total = 0
    for number in numbers:
        totals.append(total)
        total += number
    return totals
