# verdict: wrong_answer
# fails: 1
# misconception: accumulator-inside-loop
# feedback: You give back the numbers themselves. The level forgets everything in each round; where does its start belong?
def running_totals(numbers):
    totals = []
    for number in numbers:
        total = 0
        total += number
        totals.append(total)
    return totals
