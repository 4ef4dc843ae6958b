# verdict: wrong_answer
# fails: 3
# misconception: return-comes-by-itself
# feedback: For an even number the answer is right. For an odd one is_even comes to its end without a return, and that gives None, not False.
def greeting(name):
    return f"Dear {name},"


def is_even(number):
    if number % 2 == 0:
        return True


def count_letter(text, letter):
    count = 0
    for character in text:
        if character == letter:
            count += 1
    return count
