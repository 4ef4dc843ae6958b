# attacks: the machine under this one, by sockets that no namespace parts
# allowed: wrong_answer
import socket

VSOCK = 40


def answer(n):
    try:
        with socket.socket(VSOCK, socket.SOCK_STREAM) as client:
            client.settimeout(0.1)
            client.connect((2, 1))
    except PermissionError:
        return "held"
    except OSError as error:
        # A kernel that knows no such sockets was asked all the same.
        return f"escaped: {error}"
    return "escaped"
