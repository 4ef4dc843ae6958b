# verdict: wrong_answer
# fails: 1
# misconception: right-once-is-right
# feedback: The word stands there once too often. How long is your text before the loop begins, and how many rounds follow?
def stutter(word, times):
    text = word
    for count in range(times):
        text += word
    return text


def laugh(times):
    return stutter("ha", times) + "."
