def rotate(items, n):
    if len(items) == 0:
        return []
    cut = n % len(items)
    return items[cut:] + items[:cut]
