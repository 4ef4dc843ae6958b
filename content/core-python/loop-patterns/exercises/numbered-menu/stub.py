def numbered_menu(names):
    lines = []
    # Each line needs a name and its number.
    return lines
