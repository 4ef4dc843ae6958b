# attacks: another submission, with a file in the root that all of them have in common
import os


def leave():
    try:
        with open("/left", "w") as file:
            file.write("here")
    except OSError:
        pass


def answer(n):
    return "escaped" if os.path.exists("/left") else "held"
