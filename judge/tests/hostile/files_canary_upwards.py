# attacks: a file of the host, by going up for longer than any folder is deep
# allowed: wrong_answer
# behind B: runtime_error
# outside: escaped
import os


def answer(n):
    start = os.getcwd()
    try:
        for _ in range(100):
            os.chdir("..")
        with open("@CANARY@"[1:]) as file:
            print(file.read())
    except OSError:
        return "held"
    finally:
        os.chdir(start)
    return "escaped"
