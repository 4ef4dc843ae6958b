def mean(numbers):
    total = 0.0
    for number in numbers:
        total += number
    return total / len(numbers) if numbers else 0.0
