# verdict: wrong_answer
# fails: 1
# misconception: return-does-not-end
# feedback: Values that are too low are right. Those that are too high come back unchanged: which return ends the call before the second question is asked?
def clamp(value, low, high):
    if value < low:
        return low
    return value
    if value > high:
        return high
