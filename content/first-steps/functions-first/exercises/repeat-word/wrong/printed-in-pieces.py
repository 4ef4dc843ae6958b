# verdict: wrong_answer
# fails: 1
# misconception: print-is-return
# feedback: stutter gives back None. Showing the word in each round builds no text. Collect the pieces under a name, and return it when the loop is over.
def stutter(word, times):
    for count in range(times):
        print(word)


def laugh(times):
    stutter("ha", times)
    return "."
