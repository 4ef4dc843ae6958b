# verdict: runtime_error
# fails: 2
# misconception: unpack-extra-ignored
# feedback: Some names are right, and others stop your function. Three plain names on the left want exactly three values; read the message, and count.
def name_fields(names):
    if len(names) == 1:
        return names[0], [], ""
    first, middle, last = names
    return first, [middle], last
