def greeting(name):
    return f"Dear {name},"


def is_even(number):
    return number % 2 == 0


def count_letter(text, letter):
    count = 0
    for character in text:
        if character == letter:
            count += 1
    return count
