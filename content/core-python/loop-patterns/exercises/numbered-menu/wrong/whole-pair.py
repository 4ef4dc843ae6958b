# verdict: runtime_error
# fails: 1
# misconception: enumerate-gives-index-only
# feedback: Some value is of the wrong kind. Is it a whole pair from enumerate, because only one name stands after for? Or a number that + shall join to a text?
def numbered_menu(names):
    lines = []
    for number in enumerate(names):
        lines.append(f"{number + 1}. {names[number]}")
    return lines
