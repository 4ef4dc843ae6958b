# attacks: a server of the host's own
# allowed: wrong_answer
# outside: escaped
import socket


def answer(n):
    try:
        with socket.create_connection(("127.0.0.1", int("@PORT@")), timeout=2):
            return "escaped"
    except OSError:
        return "held"
