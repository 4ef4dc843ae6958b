# attacks: whoever walks through the answer, with one that grows while it is walked through
# allowed: wrong_answer, output_limit, runtime_error, time_limit, memory_limit
import threading


def answer(n):
    items = []

    def grow():
        while True:
            items.append(items[-50:])

    threading.Thread(target=grow, daemon=True).start()
    return items
