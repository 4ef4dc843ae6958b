# verdict: wrong_answer
# fails: 1
# misconception: star-takes-one
# feedback: The wagons in the middle ended up as a list within the list. A name with a star holds a list; how do you join lists to one?
def swap_ends(train):
    if len(train) < 2:
        return train[:]
    first, *middle, last = train
    return [last, middle, first]
