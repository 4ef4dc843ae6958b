# attacks: a file of the host, by symbolic and hard links made in the working folder
# allowed: wrong_answer
# outside: escaped
import os


def answer(n):
    for make in (os.symlink, os.link):
        try:
            make("@CANARY@", "link")
        except OSError:
            continue
        try:
            with open("link") as file:
                print(file.read())
            return "escaped"
        except OSError:
            pass
        finally:
            os.unlink("link")
    return "held"
