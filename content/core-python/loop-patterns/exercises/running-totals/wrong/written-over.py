# verdict: wrong_answer
# fails: 10
# misconception: mutation-in-function-is-local
# feedback: The levels are right, but they have been written into the list of the caller, and the steps are lost.
def running_totals(numbers):
    for place in range(1, len(numbers)):
        numbers[place] += numbers[place - 1]
    return numbers
