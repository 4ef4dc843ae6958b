# verdict: wrong_answer
# fails: 2
# misconception: floor-division-rounds
# feedback: `//` drops what stands behind the point.
def mean(numbers):
    total = 0.0
    for number in numbers:
        total += number
    return total // len(numbers) if numbers else 0.0
