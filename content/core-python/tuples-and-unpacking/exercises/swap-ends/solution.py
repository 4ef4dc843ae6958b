def swap_ends(train):
    result = train[:]
    if len(result) > 1:
        result[0], result[-1] = result[-1], result[0]
    return result
