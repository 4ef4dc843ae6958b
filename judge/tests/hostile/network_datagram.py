# attacks: the network, with a packet that needs no connection
# allowed: wrong_answer
# outside: escaped
import socket


def answer(n):
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"secret", ("127.0.0.1", int("@PORT@")))
            return "escaped"
    except OSError:
        return "held"
