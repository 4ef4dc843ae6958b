# attacks: the host's ports, with a server
# allowed: wrong_answer
# outside: escaped
import socket


def answer(n):
    try:
        with socket.create_server(("127.0.0.1", 0)):
            return "escaped"
    except OSError:
        return "held"
