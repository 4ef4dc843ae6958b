# attacks: the clock, by waiting for a lock that nobody gives back
# allowed: time_limit
import threading


def answer(n):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
