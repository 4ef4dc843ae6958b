# attacks: the clock, with many threads that never end
# allowed: time_limit
import threading


def spin():
    while True:
        pass


def answer(n):
    for _ in range(20):
        threading.Thread(target=spin).start()
    spin()
