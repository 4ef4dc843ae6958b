# verdict: wrong_answer
# fails: 1
# misconception: join-ends-with-glue
# feedback: The names are neat, but behind the last one there is one line end too many. It belongs between the names.
def tidy(name):
    words = []
    for word in name.replace("_", " ").split():
        words.append(word[0].upper() + word[1:].lower())
    return " ".join(words)


def tidy_names(names):
    text = ""
    for name in names:
        line = tidy(name)
        if line != "":
            text += line + "\n"
    return text
