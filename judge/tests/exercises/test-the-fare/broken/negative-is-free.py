# says: Some ages are no ages.
def fare(age):
    if age < 6:
        return 0
    if age < 18:
        return 2
    if age < 65:
        return 4
    return 3
