# verdict: wrong_answer
# fails: 2
# misconception: strip-reaches-inside
# feedback: The ends are clean, but a gap inside a name keeps all its blanks. strip works at both ends only; what makes one gap out of many?
def tidy(name):
    name = name.replace("_", " ").strip()
    text = ""
    start = True
    for character in name:
        if start:
            text += character.upper()
        else:
            text += character.lower()
        start = character == " "
    return text


def tidy_names(names):
    lines = []
    for name in names:
        line = tidy(name)
        if line != "":
            lines.append(line)
    return "\n".join(lines)
