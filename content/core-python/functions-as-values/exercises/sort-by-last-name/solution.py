def last_then_first(name):
    words = name.split()
    return words[-1], words[0]


def by_last_name(names):
    return sorted(names, key=last_then_first)
