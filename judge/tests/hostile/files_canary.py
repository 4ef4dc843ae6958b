# attacks: a file of the host that everybody may read
# allowed: wrong_answer
# outside: escaped


def answer(n):
    try:
        with open("@CANARY@") as file:
            print(file.read())
    except OSError:
        return "held"
    return "escaped"
