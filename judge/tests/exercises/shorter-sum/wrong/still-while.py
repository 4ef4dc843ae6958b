# verdict: forbidden_construct
# misconception: loops-need-a-counter
# feedback: The counter can go: a for loop gives the numbers themselves.
def total_even(numbers):
    position = total = 0
    while position < len(numbers):
        total += numbers[position] if numbers[position] % 2 == 0 else 0
        position += 1
    return sum([total])
