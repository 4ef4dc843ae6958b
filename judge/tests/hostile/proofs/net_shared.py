# attacks: another submission, by a socket name that both can see
import socket
import threading
import time


def listen_on_and_on():
    # What a case has opened is closed when it has been answered, so the name is taken anew again and again.
    while True:
        try:
            with socket.socket(socket.AF_UNIX) as server:
                server.bind("\0left")
                server.listen()
                time.sleep(0.05)
        except OSError:
            time.sleep(0.001)


def leave():
    threading.Thread(target=listen_on_and_on, daemon=True).start()


def answer(n):
    for _ in range(100):
        try:
            with socket.socket(socket.AF_UNIX) as client:
                client.connect("\0left")
            return "escaped"
        except OSError:
            time.sleep(0.002)
    return "held"
