# verdict: wrong_answer
# fails: 1
# misconception: body-or-after
# feedback: Your list has only one entry, the level at the end, even when there were no steps at all. How often should append be called?
def running_totals(numbers):
    totals = []
    total = 0
    for number in numbers:
        total += number
    totals.append(total)
    return totals
