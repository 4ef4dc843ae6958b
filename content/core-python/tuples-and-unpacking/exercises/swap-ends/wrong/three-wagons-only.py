# verdict: runtime_error
# fails: 1
# misconception: unpack-extra-ignored
# feedback: Your function stops because the number of names and the number of values do not fit. A train may be of any length; what stands for the rest of it?
def swap_ends(train):
    first, middle, last = train
    return [last, middle, first]
