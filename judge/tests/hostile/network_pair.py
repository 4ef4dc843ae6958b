# attacks: the kernel, with pairs of sockets that are not plain ones
# allowed: wrong_answer
import socket


def answer(n):
    for family in range(2, 46):
        try:
            for end in socket.socketpair(family):
                end.close()
            return "escaped"
        except OSError:
            pass
    return "held"
