def turn(items, n):
    if n < 0:
        raise ValueError("n must not be negative")
    if not items:
        return []
    n = n % len(items)
    return items[n:] + items[:n]
