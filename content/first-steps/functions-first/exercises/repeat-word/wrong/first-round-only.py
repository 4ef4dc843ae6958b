# verdict: wrong_answer
# fails: 1
# misconception: return-in-loop-collects
# feedback: The word comes back once, however often it was wanted. A return inside the loop ends the call in the first round.
def stutter(word, times):
    text = ""
    for count in range(times):
        text += word
        return text


def laugh(times):
    return stutter("ha", times) + "."
