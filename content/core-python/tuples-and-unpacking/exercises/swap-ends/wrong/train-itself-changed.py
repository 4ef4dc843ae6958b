# verdict: wrong_answer
# fails: 4
# misconception: assignment-copies
# feedback: The result is right, but the list that was handed over has changed as well. Both names stand for one list; where is the second list made?
def swap_ends(train):
    result = train
    if len(result) > 1:
        result[0], result[-1] = result[-1], result[0]
    return result
