def unique(items):
    result = []
    for item in items:
        result.append(item)
    return result


print(unique(["Rain", "Owl", "Rain", "Sea", "Owl"]))
