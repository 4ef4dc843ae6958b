def stutter(word, times):
    text = ""
    for count in range(times):
        text += word
    return text


def laugh(times):
    return stutter("ha", times) + "."
