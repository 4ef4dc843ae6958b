# verdict: runtime_error
# fails: 1
# misconception: split-space-same-as-split
# feedback: If the message speaks of an index, look at your words: some of them are empty. With an argument, split cuts at every single blank.
def tidy(name):
    words = []
    for word in name.replace("_", " ").split(" "):
        words.append(word[0].upper() + word[1:].lower())
    return " ".join(words)


def tidy_names(names):
    lines = []
    for name in names:
        line = tidy(name)
        if line != "":
            lines.append(line)
    return "\n".join(lines)
