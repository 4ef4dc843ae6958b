# verdict: wrong_answer
# fails: 2
# misconception: filter-vs-choose
# feedback: squares_of_evens is right. squares_or_zero comes out too short: an if at the end drops the odd numbers, but each of them has to become a 0. Where in a comprehension does one choose?
def squares_of_evens(numbers):
    return [number**2 for number in numbers if number % 2 == 0]


def squares_or_zero(numbers):
    return [number**2 for number in numbers if number % 2 == 0]
