def stutter(word, times):
    text = ""
    # Let the text grow, once for each time.
    return text


def laugh(times):
    # Let stutter do the repeating.
    return "."


print(stutter("tick", 3))
print(laugh(3))
