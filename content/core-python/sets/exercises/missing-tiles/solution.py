def missing_tiles(n, found):
    return sorted(set(range(1, n + 1)) - set(found))
