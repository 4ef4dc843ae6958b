# verdict: wrong_answer
# fails: 1
# misconception: star-takes-one
# feedback: Your middle field is not a list where there is just one middle name. A name with a star holds a list even then, and that is what the form wants.
def name_fields(names):
    if len(names) == 1:
        return names[0], [], ""
    first, *middle, last = names
    if len(middle) == 1:
        return first, middle[0], last
    return first, middle, last
