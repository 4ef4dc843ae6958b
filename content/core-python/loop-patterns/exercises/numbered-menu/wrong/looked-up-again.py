# verdict: wrong_answer
# fails: 4
# misconception: index-knows-the-round
# feedback: When a name comes twice, both get the number of the first one. index searches from the start and does not know where your loop is.
def numbered_menu(names):
    lines = []
    for name in names:
        number = names.index(name) + 1
        lines.append(f"{number}. {name}")
    return lines
