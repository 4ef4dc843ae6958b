def first_difference(old, copy):
    # Go along both texts in step. When do you know the answer?
    return -1
