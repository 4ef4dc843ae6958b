# says: One border is on the wrong side.
def fare(age):
    if age < 0:
        raise ValueError("nobody is that young")
    if age <= 6:  # broken
        return 0
    if age < 18:
        return 2
    if age < 65:
        return 4
    return 3
