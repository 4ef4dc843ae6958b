def restocked(store, delivery):
    result = store.copy()
    for part, number in delivery.items():
        result[part] = result.get(part, 0) + number
    return result
