# verdict: wrong_answer
# fails: 1
# misconception: remainder-of-even-is-one
# feedback: Which remainder has an even number when it is divided by 2?
def total_even(numbers):
    return sum(number for number in numbers if number % 2)
