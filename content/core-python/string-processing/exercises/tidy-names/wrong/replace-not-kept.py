# verdict: wrong_answer
# fails: 2
# misconception: replace-in-place
# feedback: Names with blanks are right, but underscores are still there. If you call replace, who keeps the text that it gives?
def tidy(name):
    name.replace("_", " ")
    words = []
    for word in name.split():
        words.append(word[0].upper() + word[1:].lower())
    return " ".join(words)


def tidy_names(names):
    lines = []
    for name in names:
        line = tidy(name)
        if line != "":
            lines.append(line)
    return "\n".join(lines)
