# verdict: wrong_answer
# fails: 1
# misconception: return-comes-by-itself
# feedback: Every call gave back None. No return was reached, and a parameter is not handed back by itself, even when it holds the right number.
def clamp(value, low, high):
    if value < low:
        value = low
    if value > high:
        value = high
