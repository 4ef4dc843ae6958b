# attacks: the report, with output that comes after the answer, from a thread and from the exit
# allowed: wrong_answer, output_limit, time_limit
import atexit
import threading


def flood():
    while True:
        print("late" * 100)


def answer(n):
    atexit.register(flood)
    threading.Thread(target=flood, daemon=True).start()
    return "wrong"
