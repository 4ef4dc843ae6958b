def total_even(numbers):
    even = []
    position = 0
    while position < len(numbers):
        if numbers[position] % 2 == 0:
            even.append(numbers[position])
        position += 1
    total = 0
    for number in even:
        total += number
    return total
