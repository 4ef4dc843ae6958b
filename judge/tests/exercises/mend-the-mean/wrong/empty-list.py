# verdict: runtime_error
# fails: 4
# misconception: lists-are-never-empty
# feedback: How many numbers are there in an empty list, and can one divide by that?
def mean(numbers):
    total = 0.0
    for number in numbers:
        total += number
    return total / len(numbers)
