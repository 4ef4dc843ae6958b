# attacks: the host, by asking whether it has a file, and of which size, without opening it
import os


def answer(n):
    try:
        return "escaped" if os.stat("@CANARY@").st_size else "held"
    except OSError:
        return "held"
