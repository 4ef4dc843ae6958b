# verdict: wrong_answer
# fails: 1
# misconception: enumerate-pair-swapped
# feedback: You add up the places 0, 1, 2 and not the numbers. If you used enumerate: which part of the pair comes first?
def running_totals(numbers):
    totals = []
    total = 0
    for number, place in enumerate(numbers):
        total += number
        totals.append(total)
    return totals
