def turn(items, n):
    return items
