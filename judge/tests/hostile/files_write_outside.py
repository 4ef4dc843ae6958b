# attacks: the host's disk, with a file in a folder that everybody may write to
# allowed: wrong_answer
# outside: escaped


def answer(n):
    try:
        with open("@OUTSIDE@/left.txt", "w") as file:
            file.write("here")
    except OSError:
        return "held"
    return "escaped"
