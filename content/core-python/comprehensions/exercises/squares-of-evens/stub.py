def squares_of_evens(numbers):
    return [number for number in numbers]


def squares_or_zero(numbers):
    return [number for number in numbers]


print(squares_of_evens([3, 4, 6]))
print(squares_or_zero([3, 4, 6]))
