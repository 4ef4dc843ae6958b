def first_difference(old, copy):
    same = 0
    for left, right in zip(old, copy):
        if left != right:
            break
        same += 1
    if same == len(old) and same == len(copy):
        return -1
    return same
