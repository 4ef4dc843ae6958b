# attacks: the host, by going into one of its folders and looking around
import os


def answer(n):
    try:
        os.chdir("/usr")
        found = os.listdir(".")
    except OSError:
        return "held"
    return "escaped" if found else "held"
