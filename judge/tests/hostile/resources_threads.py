# attacks: the table of processes, with threads
# allowed: wrong_answer
# outside: escaped
import threading


def answer(n):
    stop = threading.Event()
    threads = []
    try:
        for _ in range(200):
            thread = threading.Thread(target=stop.wait, daemon=True)
            thread.start()
            threads.append(thread)
    except RuntimeError:
        pass
    stop.set()
    for thread in threads:
        thread.join()
    return "held" if 0 < len(threads) < 100 else "escaped"
