# attacks: the list of the host's users
# allowed: wrong_answer
# outside: escaped


def answer(n):
    try:
        with open("/etc/passwd") as file:
            file.read()
    except OSError:
        return "held"
    return "escaped"
