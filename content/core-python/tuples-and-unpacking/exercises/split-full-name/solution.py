def name_fields(names):
    if len(names) == 1:
        return names[0], [], ""
    first, *middle, last = names
    return first, middle, last
