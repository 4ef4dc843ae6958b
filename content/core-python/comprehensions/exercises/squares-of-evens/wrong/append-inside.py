# verdict: wrong_answer
# fails: 1
# misconception: comprehension-needs-append
# feedback: Your lists are full of None. The brackets collect whatever stands at the front, and append hands back None. Put the value itself there, with no append.
def squares_of_evens(numbers):
    squares = []
    return [squares.append(number**2) for number in numbers if number % 2 == 0]


def squares_or_zero(numbers):
    squares = []
    return [squares.append(number**2 if number % 2 == 0 else 0) for number in numbers]
