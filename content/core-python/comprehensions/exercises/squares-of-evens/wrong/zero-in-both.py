# verdict: wrong_answer
# fails: 1
# misconception: filter-vs-choose
# feedback: squares_or_zero is right. In squares_of_evens the odd numbers leave zeros behind. An if at the front chooses a value for every item; where does it stand if some are to be left out?
def squares_of_evens(numbers):
    return [number**2 if number % 2 == 0 else 0 for number in numbers]


def squares_or_zero(numbers):
    return [number**2 if number % 2 == 0 else 0 for number in numbers]
