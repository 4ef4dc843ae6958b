# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: Simple names are right. After a hyphen your function begins a new word, but a word here is what stands between blanks.
def tidy(name):
    return " ".join(name.replace("_", " ").title().split())


def tidy_names(names):
    lines = []
    for name in names:
        line = tidy(name)
        if line != "":
            lines.append(line)
    return "\n".join(lines)
