def tidy(name):
    # Bring a single name into shape, and return it.
    return name.strip()


def tidy_names(names):
    lines = []
    for name in names:
        lines.append(tidy(name))
    # One text has to come back, not a list.
    return lines


print(tidy("  ada LOVELACE "))
print(tidy_names(["sven_holm", "  ", "ANNE-marie  ley"]))
