def greeting(name):
    print(f"Dear {name},")


def is_even(number):
    if number % 2 == 0:
        print("True")
    else:
        print("False")


def count_letter(text, letter):
    count = 0
    for character in text:
        if character == letter:
            count += 1
    print(count)
