# attacks: another submission, by a socket name that both can see
import socket

kept = []


def leave():
    try:
        server = socket.socket(socket.AF_UNIX)
        server.bind("\0left")
        server.listen()
        kept.append(server)
    except OSError:
        pass


def answer(n):
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect("\0left")
    except OSError:
        return "held"
    return "escaped"
