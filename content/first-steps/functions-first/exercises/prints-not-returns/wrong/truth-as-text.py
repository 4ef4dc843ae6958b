# verdict: wrong_answer
# fails: 2
# misconception: if-needed-for-bool
# feedback: The greeting is repaired. is_even gives back a text: with quotes around it, True is four letters. What does the comparison itself give?
def greeting(name):
    return f"Dear {name},"


def is_even(number):
    if number % 2 == 0:
        return "True"
    else:
        return "False"


def count_letter(text, letter):
    count = 0
    for character in text:
        if character == letter:
            count += 1
    return count
