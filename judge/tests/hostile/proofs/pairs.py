# attacks: the kernel, with pairs of sockets of other families; that it knows no such pairs shows that it was asked
import errno
import socket


def answer(n):
    try:
        socket.socketpair(socket.AF_INET)
    except OSError as error:
        return "held" if error.errno == errno.EPERM else "escaped"
    return "escaped"
