# verdict: forbidden_construct
# misconception: builtins-are-cheating
# feedback: Adding up is done already, by a function that every Python has.
def total_even(numbers):
    total = 0
    for number in numbers:
        if number % 2 == 0:
            total += number
    return total
