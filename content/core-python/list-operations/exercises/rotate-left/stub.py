def rotate(items, n):
    # Where would you cut the list, and how do the two pieces go together?
    return items[:]
