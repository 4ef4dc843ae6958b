# attacks: a server of the host's own, by a letter to an address in a folder of the host
import socket


def answer(n):
    mine, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        mine.sendto(b"secret", "@LETTERS@")
    except OSError:
        return "held"
    finally:
        mine.close()
        other.close()
    return "escaped"
