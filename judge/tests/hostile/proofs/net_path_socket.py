# attacks: a server of the host's own, by a socket in a folder that somebody let in
import socket


def answer(n):
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect("/outside/socket")
    except OSError:
        return "held"
    return "escaped"
