# verdict: wrong_answer
# fails: 1
# misconception: right-once-is-right
# feedback: The ends are right, but the wagons between them have been turned round too. They should stay where they are.
def swap_ends(train):
    return train[::-1]
