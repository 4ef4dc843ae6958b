# attacks: a server of the host's own, by a letter that one of a pair of sockets sends to somebody else
# allowed: wrong_answer
# outside: escaped
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
