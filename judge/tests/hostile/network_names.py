# attacks: the network, with a question about a name
# allowed: wrong_answer
# outside: escaped
import socket


def answer(n):
    try:
        socket.getaddrinfo("localhost", 80)
        return "escaped"
    except OSError:
        pass
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(bytes(12), ("127.0.0.1", 53))
        return "escaped by hand"
    except OSError:
        return "held"
