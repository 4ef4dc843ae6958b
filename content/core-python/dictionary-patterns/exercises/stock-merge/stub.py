def restocked(store, delivery):
    result = store.copy()
    # Walk along the delivery, part by part, and add to the result.
    return result


print(restocked({"bell": 4, "tube": 10}, {"tube": 5, "lamp": 2}))
