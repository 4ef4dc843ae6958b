# attacks: a server of the host's own, by the socket that it has in a folder
# allowed: wrong_answer
# outside: escaped
import socket


def answer(n):
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect("@PATH@")
            return "escaped"
    except OSError:
        return "held"
