"""The price of a ticket."""


def fare(age):
    # The right one.
    if age < 0:
        raise ValueError("nobody is that young")
    if age < 6:
        return 0
    if age < 18:
        return 2
    if age < 65:
        return 4
    return 3
