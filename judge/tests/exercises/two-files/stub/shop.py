import prices


def bill(things):
    return 0
