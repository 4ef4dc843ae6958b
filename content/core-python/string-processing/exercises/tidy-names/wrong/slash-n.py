# verdict: wrong_answer
# fails: 2
# misconception: escape-is-two-characters
# feedback: A single name is right. Several names stand on one line with two visible characters between them; the end of a line is written with a backslash, and it is one character.
def tidy(name):
    words = []
    for word in name.replace("_", " ").split():
        words.append(word[0].upper() + word[1:].lower())
    return " ".join(words)


def tidy_names(names):
    lines = []
    for name in names:
        line = tidy(name)
        if line != "":
            lines.append(line)
    return "/n".join(lines)
