# attacks: the kernel, with every kind of socket that it knows
# allowed: wrong_answer
# outside: escaped
import socket


def answer(n):
    opened = []
    for family in range(1, 46):
        for kind in (1, 2, 3, 5):
            try:
                socket.socket(family, kind, 0).close()
                opened.append((family, kind))
            except OSError:
                pass
    return "escaped" if opened else "held"
