def missing_tiles(n, found):
    missing = []
    return missing


print(missing_tiles(6, [2, 6, 1]))
