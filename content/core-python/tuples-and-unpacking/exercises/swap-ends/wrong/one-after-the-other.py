# verdict: wrong_answer
# fails: 1
# misconception: swap-without-temp
# feedback: The item from one end now stands at both. The first of two lines overwrites a value that the second still needs; can one line do both?
def swap_ends(train):
    result = train[:]
    if len(result) > 1:
        result[0] = result[-1]
        result[-1] = result[0]
    return result
