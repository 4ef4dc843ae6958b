# verdict: wrong_answer
# fails: 1
# misconception: print-is-return
# feedback: The right values come back now. But they are printed as well, and the task wants silent functions. Which lines can go?
def greeting(name):
    print(f"Dear {name},")
    return f"Dear {name},"


def is_even(number):
    print(number % 2 == 0)
    return number % 2 == 0


def count_letter(text, letter):
    count = 0
    for character in text:
        if character == letter:
            count += 1
    print(count)
    return count
