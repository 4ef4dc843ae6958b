# verdict: wrong_answer
# fails: 2
# misconception: continue-skips-one-line
# feedback: Steps of 0 have no entry in your list. A 0 does not change the level, but the level is still written down.
def running_totals(numbers):
    totals = []
    total = 0
    for number in numbers:
        if number == 0:
            continue
        total += number
        totals.append(total)
    return totals
