# verdict: wrong_answer
# fails: 1
# misconception: print-is-return
# feedback: Your functions still show their results, and what comes back is None. return print(...) hands back what print returns, and that is nothing. Put the value itself behind return.
def greeting(name):
    return print(f"Dear {name},")


def is_even(number):
    return print(number % 2 == 0)


def count_letter(text, letter):
    count = 0
    for character in text:
        if character == letter:
            count += 1
    return print(count)
