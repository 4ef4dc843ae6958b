def swap_ends(train):
    result = train
    # Two things are missing: a list of its own, and the swap.
    return result


print(swap_ends(["engine", "post", "sleeper", "diner"]))
