# attacks: the name of the machine
import os


def answer(n):
    return "escaped" if os.uname().nodename == "@NODE@" else "held"
