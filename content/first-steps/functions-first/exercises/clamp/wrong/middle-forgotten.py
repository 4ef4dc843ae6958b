# verdict: wrong_answer
# fails: 3
# misconception: return-comes-by-itself
# feedback: Too high and too low are right. For a value inside the range the call ends without a return, and so it gives None.
def clamp(value, low, high):
    if value < low:
        return low
    if value > high:
        return high
