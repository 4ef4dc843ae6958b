# verdict: wrong_answer
# fails: 1
# misconception: right-once-is-right
# feedback: A value that is too high came back as the low border, and the other way round. Say it aloud: 40 degrees is asked for, 28 is the most there is.
def clamp(value, low, high):
    if value < low:
        return high
    if value > high:
        return low
    return value
