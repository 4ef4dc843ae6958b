def fare(age):
    if age < 0:
        raise ValueError("nobody is that young")
    if age < 6:
        return 0
    if age < 18:
        return 2
    return 4
