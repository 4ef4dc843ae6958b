# verdict: runtime_error
# fails: 3
# misconception: unpack-extra-ignored
# feedback: Two and more names are right. With a single name your function stops: two plain names on the left need at least two values.
def name_fields(names):
    first, *middle, last = names
    return first, middle, last
