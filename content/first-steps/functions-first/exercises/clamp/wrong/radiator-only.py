# verdict: wrong_answer
# fails: 8
# misconception: parameter-needs-own-value
# feedback: From 5 to 28 degrees all is well. Other ranges go wrong: does your body use the numbers of the example, or low and high?
def clamp(value, low, high):
    if value < 5:
        return 5
    if value > 28:
        return 28
    return value
