# attacks: the network's cards, by a question that a mere pair of sockets passes on
import fcntl
import socket
import struct

SIOCGIFNAME = 0x8910


def answer(n):
    here, there = socket.socketpair()
    try:
        fcntl.ioctl(here, SIOCGIFNAME, struct.pack("16si20x", b"", 1))
    except OSError:
        return "held"
    finally:
        here.close()
        there.close()
    return "escaped"
