def clamp(value, low, high):
    # Two questions have to be asked before value may be returned.
    return value


print(clamp(40, 5, 28))
print(clamp(-3, 5, 28))
