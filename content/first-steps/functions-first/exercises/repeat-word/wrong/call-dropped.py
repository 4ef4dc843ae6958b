# verdict: wrong_answer
# fails: 2
# misconception: lost-return-value
# feedback: stutter is right. laugh gives the full stop alone. If it calls stutter, what happens to the text that comes back?
def stutter(word, times):
    text = ""
    for count in range(times):
        text += word
    return text


def laugh(times):
    text = ""
    stutter("ha", times)
    return text + "."
