def squares_of_evens(numbers):
    return [number**2 for number in numbers if number % 2 == 0]


def squares_or_zero(numbers):
    return [number**2 if number % 2 == 0 else 0 for number in numbers]
