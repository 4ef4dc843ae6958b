# verdict: forbidden_construct
# misconception: right-once-is-right
# feedback: The star gives the right text, and in daily life you would take it. Here the loop is what you practise.
def stutter(word, times):
    return word * times


def laugh(times):
    return stutter("ha", times) + "."
