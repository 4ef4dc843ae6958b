# attacks: time itself, with a thread that runs on after the answer and an exit that never ends
# allowed: wrong_answer
import atexit
import threading


def spin():
    while True:
        pass


def answer(n):
    atexit.register(spin)
    threading.Thread(target=spin).start()
    return "held"
