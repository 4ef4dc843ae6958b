# attacks: a server of the host's own, by a socket name that no folder hides
# allowed: wrong_answer
# outside: escaped
import socket


def answer(n):
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect("\0@ABSTRACT@")
            return "escaped"
    except OSError:
        return "held"
