# verdict: runtime_error
# fails: 3
# misconception: missing-item-is-none
# feedback: With steps in the list, all is well. An empty list has no first step to begin with, and asking for it stops the program.
def running_totals(numbers):
    totals = [numbers[0]]
    for number in numbers[1:]:
        totals.append(totals[-1] + number)
    return totals
