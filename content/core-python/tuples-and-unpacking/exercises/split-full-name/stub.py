def name_fields(names):
    first = names[0]
    middle = []
    last = names[-1]
    # What about the middle names? And what about people with a single name?
    return first, middle, last


print(name_fields(["Ada", "Maria", "Lind"]))
print(name_fields(["Madhuri"]))
