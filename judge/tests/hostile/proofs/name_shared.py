# attacks: another submission, by the name of the machine that both seem to be on
import os
import socket


def leave():
    try:
        socket.sethostname("left")
    except OSError:
        pass


def answer(n):
    return "escaped" if os.uname().nodename == "left" else "held"
