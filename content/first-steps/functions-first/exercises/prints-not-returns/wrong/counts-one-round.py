# verdict: wrong_answer
# fails: 4
# misconception: return-in-loop-collects
# feedback: Two functions are repaired. count_letter answers before it has seen the whole text. To which indentation does its return belong?
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
